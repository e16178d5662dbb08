/** What makes a drawing move. */
export const ANIMATION =
  /<(?:[^\s<>/:]+:)?(?:animate|set)\b|<(?:[^\s<>/:]+:)?animate[A-Z]|@(?:-\w+-)?keyframes/i

/** What fills a part of a drawing. */
export const SHAPE = /<(?:[^\s<>/:]+:)?(?:circle|ellipse|image|line|path|polygon|polyline|rect)\b/g

/** Properties by which something is drawn through a mask. */
export const MASK = /^(?:-webkit-)?mask(?:-image|-border|-border-source|-box-image|-box-image-source)?$/

/** Values of those by which nothing is. */
export const WITHOUT_LAYER = /^(?:none|initial|unset|revert|auto|normal|)\s*(?:!\s*important)?$/i

/** Whether it lays what it is of on the rest as one picture. */
export function isLayer(property: string, value: string): boolean {
  if (property === 'mix-blend-mode') return !WITHOUT_LAYER.test(value)
  if (property === 'all') return !/^(?:initial|unset|revert)/i.test(value)
  return (
    property === 'opacity' &&
    !/^(?:1(?:\.0*)?|100(?:\.0*)?%|initial|unset|revert|)\s*(?:!\s*important)?$/i.test(value)
  )
}

/** The fewest numbers that a point of a path takes, by its letter: the flags of an arc need no space. */
const NUMBERS: Readonly<Record<string, number>> = { h: 1, v: 1, c: 6, s: 4, q: 4, a: 5, z: Infinity }

/** Points of a path: each may have a marker. */
export function pointsIn(path: string): number {
  let points = 0
  for (const [, letter = '', numbers = ''] of path.matchAll(/([a-df-z])([^a-df-z]*)/gi))
    points += letter.toLowerCase() === 'z' ? 1 : numbersIn(numbers) / (NUMBERS[letter.toLowerCase()] ?? 2)
  return Math.ceil(points)
}

export function numbersIn(text: string): number {
  return text.match(/\d*\.?\d+/g)?.length ?? 0
}
