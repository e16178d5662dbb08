/** Who supports a question: client ids, known to the keeper alone, by the address that each comes from. */
export class Supporters {
  readonly #addresses = new Map<string, string>()
  readonly #ofAddress = new Map<string, number>()

  constructor(ids: Iterable<readonly [clientId: string, address: string]> = []) {
    for (const [clientId, address] of ids) this.add(clientId, address)
  }

  get size(): number {
    return this.#addresses.size
  }

  has(clientId: string): boolean {
    return this.#addresses.has(clientId)
  }

  /** How many come from the address. */
  of(address: string): number {
    return this.#ofAddress.get(address) ?? 0
  }

  add(clientId: string, address: string): void {
    if (this.has(clientId)) return
    this.#addresses.set(clientId, address)
    this.#ofAddress.set(address, this.of(address) + 1)
  }

  /** False where it was none. */
  delete(clientId: string): boolean {
    const address = this.#addresses.get(clientId)
    if (address === undefined) return false
    this.#addresses.delete(clientId)
    const left = this.of(address) - 1
    if (left > 0) this.#ofAddress.set(address, left)
    else this.#ofAddress.delete(address)
    return true
  }

  /** An address, and the ids from it. */
  save(): SavedSupporters {
    const groups = new Map<string, string[]>()
    for (const [clientId, address] of this.#addresses) {
      const group = groups.get(address)
      if (group) group.push(clientId)
      else groups.set(address, [address, clientId])
    }
    return [...groups.values()]
  }

  static restore(saved: SavedSupporters): Supporters {
    return new Supporters(saved.flatMap(([address = '', ...ids]) => ids.map((id) => [id, address] as const)))
  }
}

/** Groups as they are written down: each an address, and the ids from it. */
export type SavedSupporters = string[][]

/** Undefined where it has no such shape. Ids alone, as they were written once, are of no address. */
export function readSavedSupporters(value: unknown): SavedSupporters | undefined {
  if (!Array.isArray(value)) return undefined
  const isText = (one: unknown) => typeof one === 'string'
  return value.flatMap((group: unknown) => {
    if (typeof group === 'string') return [['', group]]
    return Array.isArray(group) ? [group.filter(isText)] : []
  })
}
