/** A value of HOCON, as far as configurations of brokers need it. */
export type Hocon = string | boolean | Hocon[] | { [key: string]: Hocon }

/** Reads HOCON: objects, lists, quoted and bare values, dotted keys and comments. Throws where it is none, with the line. */
export function parseHocon(text: string): { [key: string]: Hocon } {
  const reader = new HoconReader(text.replace(/#.*/g, ''))
  const read = reader.fields(false)
  reader.expectEnd()
  return read
}

class HoconReader {
  #at = 0

  constructor(readonly text: string) {}

  /** Keys and values up to the end of the object, or of the text. */
  fields(inBraces: boolean): { [key: string]: Hocon } {
    const read: { [key: string]: Hocon } = {}
    for (;;) {
      this.#skip(/[\s,]*/y)
      if (this.#at === this.text.length || (inBraces && this.#peek('}'))) return read
      const path = this.#take(/[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*)*/y, 'a key').split('.')
      this.#skip(/[ \t]*/y)
      const isNested = this.#peek('{')
      if (!isNested) this.#take(/[=:][ \t]*/y, 'a value')
      put(read, path, this.#value())
    }
  }

  expectEnd(): void {
    if (this.#at < this.text.length) this.#fail('the end')
  }

  #value(): Hocon {
    if (this.#peek('{')) {
      this.#at++
      const read = this.fields(true)
      this.#take(/\}/y, 'a closing brace')
      return read
    }
    if (this.#peek('[')) return this.#list()
    if (this.#peek('"')) return JSON.parse(this.#take(/"(?:[^"\\\n]|\\.)*"/y, 'a closing quote')) as string
    const word = this.#take(/[^\s,{}[\]"=:]+/y, 'a value')
    return word === 'true' ? true : word === 'false' ? false : word
  }

  #list(): Hocon[] {
    this.#at++
    const read: Hocon[] = []
    for (;;) {
      this.#skip(/[\s,]*/y)
      if (this.#peek(']')) {
        this.#at++
        return read
      }
      read.push(this.#value())
    }
  }

  #peek(character: string): boolean {
    return this.text[this.#at] === character
  }

  #skip(pattern: RegExp): void {
    pattern.lastIndex = this.#at
    this.#at += pattern.exec(this.text)?.[0].length ?? 0
  }

  #take(pattern: RegExp, wanted: string): string {
    pattern.lastIndex = this.#at
    const [found] = pattern.exec(this.text) ?? []
    if (found === undefined) return this.#fail(wanted)
    this.#at += found.length
    return found
  }

  #fail(wanted: string): never {
    const line = this.text.slice(0, this.#at).split('\n').length
    throw new Error(`line ${String(line)}: here ${wanted} is missing`)
  }
}

/** As HOCON has it, objects of the same key become one. */
function put(target: { [key: string]: Hocon }, [key = '', ...rest]: string[], value: Hocon): void {
  if (rest.length === 0) {
    const before = target[key]
    target[key] = isObject(before) && isObject(value) ? { ...before, ...value } : value
    return
  }
  const inner = target[key]
  const next = isObject(inner) ? inner : {}
  target[key] = next
  put(next, rest, value)
}

function isObject(value: Hocon | undefined): value is { [key: string]: Hocon } {
  return typeof value === 'object' && !Array.isArray(value)
}
