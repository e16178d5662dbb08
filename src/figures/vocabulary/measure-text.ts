import { ADVANCE_WIDTHS } from './advance-widths.ts'

/** The two weights that the talk's font is shipped in. */
export type Weight = 400 | 700

/** Line height of labels, in em. */
export const LINE_HEIGHT = 1.35

/** A variable within a label, `*N*`; splitting by it gives text and variables in turn. */
export const VARIABLE = /\*([^*\s]+)\*/

/** Gap that `text-autospace` puts between Japanese and Latin, in em. */
const AUTOSPACE = 0.125

const advances = { 400: byCharacter('400'), 700: byCharacter('700') }

/** Width of the widest line of a label, in px of the stage. Kerning is left out, so it errs on the wide side. */
export function measureText(text: string, sizePx: number, weight: Weight = 400): number {
  return Math.max(...text.split('\n').map((line) => measureLine(line, weight))) * sizePx
}

/** Height of a label's lines, in px of the stage. */
export function measureHeight(text: string, sizePx: number): number {
  return text.split('\n').length * sizePx * LINE_HEIGHT
}

function measureLine(line: string, weight: Weight): number {
  const characters = [...line.replaceAll(new RegExp(VARIABLE, 'g'), '$1')]
  const width = characters.reduce((sum, character) => sum + (advances[weight].get(character) ?? 1), 0)
  return width + AUTOSPACE * countScriptChanges(line)
}

function countScriptChanges(line: string): number {
  const japanese = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー]'
  const latin = '[\\p{Script=Latin}\\p{Script=Greek}0-9]'
  const change = new RegExp(`${japanese}(?=${latin})|${latin}(?=${japanese})`, 'gu')
  return line.match(change)?.length ?? 0
}

function byCharacter(weight: '400' | '700'): Map<string, number> {
  const entries = Object.entries(ADVANCE_WIDTHS[weight])
  return new Map(
    entries.flatMap(([width, all]) => [...all].map((character) => [character, Number(width) / 1000])),
  )
}
