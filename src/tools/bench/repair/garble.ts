/**
 * The damage that `src/repair/` undoes, done on purpose: Japanese text becomes the glyph numbers that fonts have
 * for it (by the CMap that PDF writers use, not by the table that the repair reads), these become code points, and
 * normalization changes them once more.
 */
import { cidText } from '../../../repair/cids.ts'
import { readUnicodeToCid } from '../../repair-tables/cid-table.ts'

export interface GarbleOptions {
  /** What becomes of the glyphs whose number is a control character: they vanish, stay, or become U+FFFD. */
  controls?: 'vanish' | 'stay' | 'replaced'
  /** Whether U+0080–009F are shown as Windows-1252 does or go the way of the other controls. */
  windows1252?: boolean
  normalize?: boolean
}

export interface GarbledText {
  published: string
  /** What a perfect repair would give: the text without what vanished, `□` for what was replaced. */
  recoverable: string
}

let cids: Map<string, number> | undefined
const windows1252 = new TextDecoder('windows-1252')

/** Characters that the fonts lack stay as they are, as a second font would show them. */
export function garble(text: string, options: GarbleOptions = {}): GarbledText {
  cids ??= readUnicodeToCid()
  let published = ''
  let recoverable = ''
  for (const char of text.normalize('NFC')) {
    const cid = cids.get(char)
    const shown = cid === undefined ? char : showGlyph(cid, options)
    published += shown
    // Characters that share a glyph can't be told apart; a question mark in ASCII looks like a space afterwards.
    if (shown === '\ufffd') recoverable += '□'
    else if (shown !== '')
      recoverable += cid === undefined ? char : shown === ' ' ? ' ' : (cidText(cid) ?? char)
  }
  return { published: options.normalize === false ? published : published.normalize('NFC'), recoverable }
}

function showGlyph(cid: number, { controls = 'vanish', windows1252: shows = false }: GarbleOptions): string {
  if (shows && cid >= 0x80 && cid <= 0x9f) return windows1252.decode(Uint8Array.of(cid))
  if (cid >= 0x20 && !(cid >= 0x7f && cid <= 0x9f)) return String.fromCharCode(cid)
  if (controls === 'vanish') return ''
  return controls === 'replaced' ? '\ufffd' : String.fromCharCode(cid)
}
