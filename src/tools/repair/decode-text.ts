/** What is wrong with an input, in words for the person who gave it. */
export class TextProblem extends Error {}

const UTF16_LITTLE = [0xff, 0xfe]
const UTF16_BIG = [0xfe, 0xff]

/** UTF-8, or UTF-16 that says so by its first bytes; anything else is refused with the place where it stops making sense. */
export function decodeText(bytes: Uint8Array, name: string): string {
  if (startsWith(bytes, UTF16_LITTLE)) return decodeStrictly(bytes, 'utf-16le', name)
  if (startsWith(bytes, UTF16_BIG)) return decodeStrictly(bytes, 'utf-16be', name)
  const zero = bytes.indexOf(0)
  if (zero >= 0)
    throw new TextProblem(`${placeOf(bytes, zero, name)}: a zero byte, so this is no text in UTF-8`)
  return decodeStrictly(bytes, 'utf-8', name)
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, i) => bytes[i] === byte)
}

function decodeStrictly(
  bytes: Uint8Array,
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be',
  name: string,
): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    const at = firstBroken(bytes, encoding)
    const shown = `0x${(bytes[at] ?? 0).toString(16).padStart(2, '0')}`
    throw new TextProblem(
      `${placeOf(bytes, at, name)}: the byte ${shown} is not ${encoding.toUpperCase()}. Save the text as UTF-8 and try again.`,
    )
  }
}

/** By halving: all bytes before the place decode, with it they don't. */
function firstBroken(bytes: Uint8Array, encoding: string): number {
  let good = 0
  let bad = bytes.length
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (decodes(bytes.subarray(0, middle), encoding)) good = middle
    else bad = middle
  }
  return good
}

function decodes(bytes: Uint8Array, encoding: string): boolean {
  try {
    // As a stream, so that a character cut in two at the end is no fault.
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

function placeOf(bytes: Uint8Array, at: number, name: string): string {
  let line = 1
  for (let i = 0; i < at; i++) if (bytes[i] === 0x0a) line++
  return `${name}, line ${String(line)}, byte ${String(at)}`
}
