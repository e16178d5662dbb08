import { withoutCssEscapes } from './css-escapes.ts'
import { stylesIn } from './svg-styles.ts'
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
  // Names of elements and attributes alone are always written in letters.
  if (!/<(?:[^\s<>/:]+:)?fe[A-Z]|filter|\\|&#/i.test(source)) return undefined
  const styles = withoutCssEscapes(stylesIn(source))
  let over = tooLargeIn(styles)
  let steps = stepsIn(styles) + (/@keyframes/i.test(styles) ? ANIMATION_STEPS : 0)
  let [hasFilters, isShared] = [steps > 0, /filter/i.test(styles)]
  const weigh = (name: string, attributes: Attributes) => {
    const given = givenIn(attributes)
    over ??= tooLarge(name, attributes) ?? tooLargeIn(given)
    const called = stepsIn(given)
    const own = stepsOf(name, attributes, hasFilters || called > 0) + called
    hasFilters ||= name === 'filter' || called > 0
    isShared ||= /filter/i.test(given) && TAKEN_OVER.test(given)
    steps += own
    return own
  }
  const drawn = drawnIn(source, weigh, MOST_STEPS)
  if (over !== undefined) return { line: 1, message: `${over}; ${WAY_OUT}` }
  const isTooMuch = drawn > MOST_STEPS || (isShared && steps > 0 && sharedBy(source, steps))
  if (!isTooMuch) return undefined
  const message = `its filters take more than ${String(MOST_STEPS)} steps with all that is drawn through them; ${WAY_OUT}`
  return { line: 1, message }
}

/** Whether so many steps are too many where each element of the drawing may take all of them. */
function sharedBy(source: string, steps: number): boolean {
  return drawnIn(source, () => 1, MOST_STYLED_STEPS / steps) * steps > MOST_STYLED_STEPS
}

/** What a style or an animation may give an element, as CSS reads it. */
function givenIn(attributes: Attributes): string {
  const values = Object.entries(attributes).filter(([name]) => GIVING.test(name.replace(/^.*:/, '')))
  return withoutCssEscapes(values.map(([name, value]) => `${name}:${value}`).join(';'))
}

const GIVING = /^(?:style|filter|-webkit-filter|values|from|to|by)$/i

/** What makes a filter one that stands with another element. */
const TAKEN_OVER = /\bvar\(|\b(?:inherit|unset|revert)\b/i

/** Functions of CSS are filters by themselves: each is what the element of that name is. */
const FUNCTIONS =
  /\b(?:blur|drop-shadow|brightness|contrast|grayscale|hue-rotate|invert|opacity|saturate|sepia)\(/gi

function stepsIn(css: string): number {
  return css.match(FUNCTIONS)?.length ?? 0
}

function tooLargeIn(css: string): string | undefined {
  const most = MOST_OF['stdDeviation'] ?? 0
  for (const [, name = '', given = ''] of css.matchAll(/\b(blur|drop-shadow)\(([^)]*)/gi))
    for (const [, number = ''] of given.matchAll(
      /(?<![\d.])([\d.]+(?:e\+?\d+)?)(?!deg|rad|grad|turn)[a-z]/gi,
    ))
      if (Number(number) > most) return `${name.toLowerCase()}() of a filter is at most ${String(most)}px`
  return undefined
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
