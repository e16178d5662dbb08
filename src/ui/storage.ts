/** The one way to the browser's storage, which may be refused, full, or hold what another program wrote. */

/** Undefined where nothing readable is stored under the key, or storage is refused. */
export function readStored(key: string): unknown {
  try {
    const text = window.localStorage.getItem(key)
    return text === null ? undefined : (JSON.parse(text) as unknown)
  } catch {
    // Refused by the browser, or no JSON: either way there is nothing to go by.
    return undefined
  }
}

/** False where storage is refused or full: the caller goes on without. */
export function writeStored(key: string, value: unknown): boolean {
  try {
    window.localStorage.setItem(key, JSON.stringify(value))
    return true
  } catch {
    return false
  }
}

export function removeStored(key: string): void {
  try {
    window.localStorage.removeItem(key)
  } catch {
    // Refused: then nothing is stored either.
  }
}
