/** What a CMap says of one code: a CID (from a Unicode CMap) or text (from a `-UCS2` one). */
export interface CMapEntry {
  /** The code as a number of `size` bytes. */
  code: number
  size: number
  value: number | string
}

/** Kinds of record in the format that pdf.js packs Adobe's CMaps in; the two kinds of notdef are of no use here. */
const RECORD = {
  codespace: 0,
  notdef: 1,
  cidChars: 2,
  cidRanges: 3,
  textChars: 4,
  textRanges: 5,
  comment: 7,
} as const

/** A packed number has at most as many bytes. */
const MAX_BYTES = 16

/**
 * All entries of a CMap in pdf.js's packed format (`external/cmapscompress` in its source), those of the CMaps it
 * builds on first, so that later entries overrule earlier ones. `load` gives the bytes of a CMap by its name.
 */
export function readBinaryCMap(name: string, load: (name: string) => Uint8Array): CMapEntry[] {
  const reader = new ByteReader(load(name), name)
  const own: CMapEntry[] = []
  let base: CMapEntry[] = []
  reader.byte()
  while (!reader.ended) {
    const head = reader.byte()
    const kind = head >> 5
    if (kind === RECORD.comment) {
      const text = reader.text()
      if ((head & 0x1f) === 1) base = readBinaryCMap(text, load)
    } else readRecord(reader, kind, head, own)
  }
  return [...base, ...own]
}

function readRecord(reader: ByteReader, kind: number, head: number, entries: CMapEntry[]): void {
  const consecutive = (head & 0x10) !== 0
  const size = (head & 0x0f) + 1
  const count = reader.number()
  if (kind === RECORD.codespace || kind === RECORD.notdef) skipRanges(reader, kind, size, count)
  else if (kind === RECORD.cidChars) readCidChars(reader, consecutive, size, count, entries)
  else if (kind === RECORD.cidRanges) readCidRanges(reader, consecutive, size, count, entries)
  else if (kind === RECORD.textChars) readTextChars(reader, consecutive, size, count, entries)
  else if (kind === RECORD.textRanges) readTextRanges(reader, consecutive, size, count, entries)
  else throw new Error(`${reader.name}: unknown kind of record ${String(kind)}`)
}

function skipRanges(reader: ByteReader, kind: number, size: number, count: number): void {
  for (let i = 0; i < count; i++) {
    if (i === 0) reader.bytes(size)
    else reader.packed(size)
    reader.packed(size)
    if (kind === RECORD.notdef) reader.number()
  }
}

function readCidChars(
  reader: ByteReader,
  consecutive: boolean,
  size: number,
  count: number,
  entries: CMapEntry[],
) {
  let code = toNumber(reader.bytes(size))
  let cid = reader.number()
  entries.push({ code, size, value: cid })
  for (let i = 1; i < count; i++) {
    code += 1 + (consecutive ? 0 : toNumber(reader.packed(size)))
    cid += 1 + reader.signed()
    entries.push({ code, size, value: cid })
  }
}

function readCidRanges(
  reader: ByteReader,
  consecutive: boolean,
  size: number,
  count: number,
  entries: CMapEntry[],
) {
  let last = -1
  for (let i = 0; i < count; i++) {
    const first = i === 0 ? toNumber(reader.bytes(size)) : nextStart(reader, consecutive, size, last)
    last = first + toNumber(reader.packed(size))
    const cid = reader.number()
    for (let code = first; code <= last; code++) entries.push({ code, size, value: cid + code - first })
  }
}

/** In the maps to text, a code has always two bytes and `size` is the length of the text. */
function readTextChars(
  reader: ByteReader,
  consecutive: boolean,
  size: number,
  count: number,
  entries: CMapEntry[],
) {
  let code = toNumber(reader.bytes(2))
  let text = reader.bytes(size)
  entries.push({ code, size: 2, value: toText(text) })
  for (let i = 1; i < count; i++) {
    code += 1 + (consecutive ? 0 : toNumber(reader.packed(2)))
    text = plus(plus(text, one(size)), reader.packedSigned(size))
    entries.push({ code, size: 2, value: toText(text) })
  }
}

function readTextRanges(
  reader: ByteReader,
  consecutive: boolean,
  size: number,
  count: number,
  entries: CMapEntry[],
) {
  let last = -1
  for (let i = 0; i < count; i++) {
    const first = i === 0 ? toNumber(reader.bytes(2)) : nextStart(reader, consecutive, 2, last)
    last = first + toNumber(reader.packed(2))
    let text = reader.bytes(size)
    for (let code = first; code <= last; code++) {
      entries.push({ code, size: 2, value: toText(text) })
      text = plus(text, one(size))
    }
  }
}

function nextStart(reader: ByteReader, consecutive: boolean, size: number, last: number): number {
  return last + 1 + (consecutive ? 0 : toNumber(reader.packed(size)))
}

/** Big-endian bytes, added with carry. */
function plus(a: Uint8Array, b: Uint8Array): Uint8Array {
  const sum = new Uint8Array(a.length)
  let carry = 0
  for (let i = a.length - 1; i >= 0; i--) {
    carry += (a[i] ?? 0) + (b[i] ?? 0)
    sum[i] = carry & 0xff
    carry >>= 8
  }
  return sum
}

function one(size: number): Uint8Array {
  const bytes = new Uint8Array(size)
  bytes[size - 1] = 1
  return bytes
}

function toNumber(bytes: Uint8Array): number {
  return bytes.reduce((sum, byte) => sum * 256 + byte, 0)
}

function toText(bytes: Uint8Array): string {
  if (bytes.length === 1) return String.fromCharCode(bytes[0] ?? 0)
  let text = ''
  for (let i = 0; i + 1 < bytes.length; i += 2)
    text += String.fromCharCode(toNumber(bytes.subarray(i, i + 2)))
  return text
}

class ByteReader {
  private at = 0
  constructor(
    private readonly data: Uint8Array,
    readonly name: string,
  ) {}

  get ended(): boolean {
    return this.at >= this.data.length
  }

  byte(): number {
    const byte = this.data[this.at++]
    if (byte === undefined) throw new Error(`${this.name}: ends inside a record`)
    return byte
  }

  bytes(size: number): Uint8Array {
    return Uint8Array.from({ length: size }, () => this.byte())
  }

  /** Seven bits a byte, most significant first; the high bit says that more follow. */
  number(): number {
    let number = 0
    let byte: number
    do {
      byte = this.byte()
      number = number * 128 + (byte & 0x7f)
    } while (byte & 0x80)
    return number
  }

  signed(): number {
    const number = this.number()
    return number & 1 ? -((number + 1) / 2) : number / 2
  }

  /** As `number`, but for numbers of any length, as `size` bytes. */
  packed(size: number): Uint8Array {
    const septets: number[] = []
    do septets.push(this.byte())
    while ((septets.at(-1) ?? 0) & 0x80 && septets.length < MAX_BYTES * 2)
    const bytes = new Uint8Array(size)
    let buffer = 0
    let bits = 0
    for (let i = size - 1; i >= 0; i--) {
      while (bits < 8 && septets.length > 0) {
        buffer |= ((septets.pop() ?? 0) & 0x7f) << bits
        bits += 7
      }
      bytes[i] = buffer & 0xff
      buffer >>= 8
      bits -= 8
    }
    return bytes
  }

  /** The lowest bit is the sign. */
  packedSigned(size: number): Uint8Array {
    const bytes = this.packed(size)
    const sign = (bytes[size - 1] ?? 0) & 1 ? 0xff : 0
    let carry = 0
    return bytes.map((byte) => {
      carry = ((carry & 1) << 8) | byte
      return (carry >> 1) ^ sign
    })
  }

  text(): string {
    return String.fromCharCode(...Array.from({ length: this.number() }, () => this.number()))
  }
}
