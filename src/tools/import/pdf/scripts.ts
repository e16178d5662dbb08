import type { Letter } from './letter.ts'

/*
 * Indices and exponents of a formula in a line of text: plain letters would say something else (`YtN` is no `Y` with an
 * index), so they are written as Unicode has them, or else as TeX writes them.
 */

const RAISED = new Map(
  zip('0123456789+−-=()abcdefghijklmnoprstuvwxyz', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ'),
)
const LOWERED = new Map(zip('0123456789+−-=()aehijklmnoprstuvx', '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ'))

function zip(from: string, to: string): [string, string][] {
  const targets = [...to]
  return [...from].map((char, index) => [char, targets[index] ?? char])
}

/** In sizes of the line: what is smaller can be an index, and stands as much lower or higher. */
const SMALL = 0.82
const LOWER = 0.08
const HIGHER = 0.15
/** What is this small is an index of an index, or half of a fraction: it stands nearer. */
const SMALLEST = 0.55

/**
 * A row with its indices and exponents written as such. Without a formula in it only indices are told, and where Unicode
 * has them: what is small and high may be a mark of a footnote.
 */
export function withScripts(row: readonly Letter[]): Letter[] {
  const size = Math.max(...row.map(({ fontSize }) => fontSize))
  const full = row.filter(({ fontSize }) => fontSize > SMALL * size).map(baselineOf)
  const base = full.sort((a, b) => a - b)[Math.floor(full.length / 2)]
  if (base === undefined || full.length === row.length) return [...row]
  const hasFormula = row.some(({ font }) => font.math)
  const out: Letter[] = []
  let open: Letter[] = []
  const close = () => {
    out.push(...(hasFormula ? scriptsOf(open, base, size) : indicesOf(open, base)))
    open = []
  }
  for (const letter of row) {
    const shift = (letter.baseline - base) / size
    const height = letter.fontSize < SMALLEST * size ? LOWER : HIGHER
    const isScript = letter.fontSize <= SMALL * size && (shift > LOWER || shift < -height)
    if (isScript && letter.text.trim() !== '') open.push(letter)
    else {
      close()
      out.push(letter)
    }
  }
  close()
  return out
}

function indicesOf(run: readonly Letter[], base: number): Letter[] {
  const words = run.map(({ text }) => text).join('')
  const isIndex =
    run.every(({ baseline }) => baseline > base) && [...words].every((char) => LOWERED.has(char))
  return isIndex ? written(run, words, LOWERED, '_') : [...run]
}

/** What stands below the line first; each as one letter, where its first stands. */
function scriptsOf(run: readonly Letter[], base: number, size: number): Letter[] {
  const lower = run.filter(({ baseline }) => baseline > base)
  const upper = run.filter(({ baseline }) => baseline <= base)
  const words = upper.length > 0 ? fractionOf(upper, size) : ''
  return [
    ...written(lower, lower.map(({ text }) => text).join(''), LOWERED, '_'),
    ...written(upper, words, RAISED, '^'),
  ]
}

/** Two above each other are a fraction. */
function fractionOf(letters: readonly Letter[], size: number): string {
  const middle = (Math.min(...letters.map(baselineOf)) + Math.max(...letters.map(baselineOf))) / 2
  const [above, below] = [
    letters.filter(({ baseline }) => baseline < middle),
    letters.filter(({ baseline }) => baseline >= middle),
  ]
  const join = (some: readonly Letter[]) => some.map(({ text }) => text).join('')
  const [over] = above
  const isFraction =
    over !== undefined &&
    below.some(
      (letter) =>
        letter.x < over.x + over.width &&
        over.x < letter.x + letter.width &&
        letter.baseline - over.baseline > 0.35 * size,
    )
  return isFraction ? `${join(above)}/${join(below)}` : join(letters)
}

function baselineOf({ baseline }: Letter): number {
  return baseline
}

function written(
  letters: readonly Letter[],
  words: string,
  marks: ReadonlyMap<string, string>,
  sign: string,
): Letter[] {
  const [first, ...more] = letters
  if (!first) return []
  const mapped = [...words].map((char) => marks.get(char))
  const text = mapped.every((char) => char !== undefined)
    ? mapped.join('')
    : `${sign}${[...words].length > 1 ? `(${words})` : words}`
  // The gap to what follows is measured from the last.
  const right = Math.max(first.x + first.width, ...more.map(({ x, width }) => x + width))
  return [{ ...first, text, width: right - first.x }]
}
