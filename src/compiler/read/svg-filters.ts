import { drawnIn } from './svg-uses.ts'

/** Steps of filters that a drawing stands for: each is a picture of its own, and a shadow has eight of them. */
const MOST_STEPS = 1000
/** Where a stylesheet may name a filter for any element, not all of them have it. */
const MOST_STYLED_STEPS = 10_000

/** What a step's number may be at most: no eye tells more of them, and its work grows with each. */
const MOST_OF: Readonly<Record<string, number>> = { numOctaves: 8, radius: 50, order: 10, stdDeviation: 500 }
/** What an animation in a filter counts for: it draws the filter anew with each picture. */
const ANIMATION_STEPS = 100

type Attributes = Readonly<Record<string, string>>

/**
 * Why the filters of a drawing would hold up who looks at it, with the line where it is said; undefined where they
 * wouldn't. Each element that is drawn through one takes all of its steps.
 */
export function filtersFault(source: string): { line: number; message: string } | undefined {
  if (!/<(?:[^\s<>/:]+:)?fe[A-Z]/.test(source)) return undefined
  let over: string | undefined
  let [elements, steps, hasFilters] = [0, 0, false]
  const weigh = (name: string, attributes: Attributes) => {
    over ??= tooLarge(name, attributes)
    const own = stepsOf(name, attributes, hasFilters)
    hasFilters ||= name === 'filter'
    elements++
    steps += own
    return own
  }
  const drawn = drawnIn(source, weigh, MOST_STEPS)
  if (over !== undefined) return { line: 1, message: `${over}; ${WAY_OUT}` }
  const styled = hasStyledFilter(source) ? elements * steps : 0
  if (drawn <= MOST_STEPS && styled <= MOST_STYLED_STEPS) return undefined
  const message = `its filters take more than ${String(MOST_STEPS)} steps with all that is drawn through them; ${WAY_OUT}`
  return { line: 1, message }
}

const WAY_OUT = 'export it with its effects as pixels'

/** Attributes of one number, or of one for each direction. */
function numbersOf(value: string | undefined): number[] {
  return (value ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number)
}

function tooLarge(name: string, attributes: Attributes): string | undefined {
  if (!name.startsWith('fe')) return undefined
  const [attribute, most] =
    Object.entries(MOST_OF).find(([key, limit]) => numbersOf(attributes[key]).some((one) => one > limit)) ??
    []
  return attribute === undefined ? undefined : `${attribute} of a filter is at most ${String(most)}`
}

/** Steps that an element is worth: one, and one for each time that it goes over all it draws. */
function stepsOf(name: string, attributes: Attributes, hasFilters: boolean): number {
  if (hasFilters && /^(?:animate|set)/.test(name)) return ANIMATION_STEPS
  if (name === 'feTurbulence') return 1 + (Number(attributes['numOctaves']) || 1)
  if (name === 'feMorphology')
    return 1 + Math.max(0, ...numbersOf(attributes['radius']).filter(Number.isFinite))
  if (name === 'feConvolveMatrix') return 1 + (numbersOf(attributes['order'])[0] || 3) ** 2
  return PRIMITIVE.test(name) ? 1 : 0
}

/** Lights, functions of a colour and parts of a merge are parts of a step. */
const PRIMITIVE = /^fe(?!DistantLight|PointLight|SpotLight|Func[RGBA]|MergeNode)[A-Z]/

/** In a stylesheet names may be written by the numbers of their letters. */
function hasStyledFilter(source: string): boolean {
  const styles = source.split(/<(?:[^\s<>/:]+:)?style[\s>]/).slice(1)
  return styles.some((style) => /filter|\\|&/i.test(style.split(/<\/(?:[^\s<>/:]+:)?style/, 1)[0] ?? ''))
}
