import { ImportError } from './import-error.ts'

/** Bytes of text or HTML that are read at the most: a transcript of 10,000 slides has 5 million. */
export const LARGEST_TEXT_BYTES = 64 * 1024 * 1024

const BYTE_ORDER_MARKS = [
  { mark: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { mark: [0xff, 0xfe], encoding: 'utf-16le' },
  { mark: [0xfe, 0xff], encoding: 'utf-16be' },
] as const

/** Encodings of Japanese texts that have no mark, UTF-8 aside. */
const JAPANESE_ENCODINGS = ['shift_jis', 'euc-jp'] as const

/** Bytes as text, in whichever encoding makes sense of all of them. `declared` is what an HTML page says of itself. */
export function decodeText(bytes: Uint8Array, file: string, declared?: string): string {
  if (bytes.length === 0) throw new ImportError(file, 'the file is empty')
  if (bytes.length > LARGEST_TEXT_BYTES) {
    const megabytes = String(Math.round(bytes.length / 1_000_000))
    throw new ImportError(file, `${megabytes} MB is no transcript; a text or page may have 64 MB`)
  }
  const marked = BYTE_ORDER_MARKS.find(({ mark }) => mark.every((byte, index) => bytes[index] === byte))
  const candidates = marked
    ? [marked.encoding]
    : [...(declared === undefined ? [] : [declared]), 'utf-8', ...(isIso2022(bytes) ? ['iso-2022-jp'] : [])]
  for (const encoding of candidates) {
    const text = tryDecode(bytes, encoding)
    if (text !== undefined) return checked(text, file)
  }
  return checked(likeliestJapanese(bytes, file), file)
}

function tryDecode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    // Not this encoding, or one that nobody knows: the next is tried.
    return undefined
  }
}

/** Its escape sequences are ASCII, which any other encoding would read as text. */
function isIso2022(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 100_000)).includes('\u001b$')
}

/** Share of Japanese characters among those that are not ASCII, from which a decoding counts as the right one. */
const LIKELY_SHARE = 0.7

function likeliestJapanese(bytes: Uint8Array, file: string): string {
  const decoded = JAPANESE_ENCODINGS.flatMap((encoding) => tryDecode(bytes, encoding) ?? [])
  const best = decoded
    .map((text) => ({ text, share: japaneseShare(text) }))
    .sort((a, b) => b.share - a.share)[0]
  if (best && best.share >= LIKELY_SHARE) return best.text
  throw new ImportError(
    file,
    'the encoding is unknown: neither UTF-8, UTF-16, Shift_JIS, EUC-JP nor ISO-2022-JP makes sense of it; save the file as UTF-8',
  )
}

function japaneseShare(text: string): number {
  const sample = text.slice(0, 200_000)
  const other = sample.match(/[^\0-\x7f]/gu)?.length ?? 0
  // Half-width kana and rare kanji are what a wrong decoding is full of.
  return (sample.match(/[\u3000-\u30ff\u4e00-\u7fff\uff01-\uff5e]/gu)?.length ?? 0) / Math.max(1, other)
}

function checked(text: string, file: string): string {
  const at = text.indexOf('\0')
  if (at >= 0) {
    const line = text.slice(0, at).split('\n').length
    throw new ImportError(file, 'this is no text: it holds zero bytes', `line ${String(line)}`)
  }
  const body = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  if (body.trim() === '') throw new ImportError(file, 'there is nothing but white space in it')
  return body
}
