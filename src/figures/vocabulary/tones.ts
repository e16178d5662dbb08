/**
 * What a part is: trained (warm), frozen (cool), neither, in use (accent), the second of two that are told apart, marked, or
 * there but not in use (dimmed).
 */
export type PartTone = 'trained' | 'frozen' | 'neutral' | 'accent' | 'second' | 'mark' | 'paper' | 'dimmed'

/** Flat tones of illustrations, each a class `fig-tone-…`. */
export type IllustrationTone =
  'sky' | 'ground' | 'warm' | 'sun' | 'leaf' | 'skin' | 'hair' | 'white' | 'steel' | 'dark' | 'blue' | 'plum'

/** Ink of the text on a part. */
export function inkOn(tone: PartTone): 'ink' | 'quiet' {
  return tone === 'dimmed' ? 'quiet' : 'ink'
}
