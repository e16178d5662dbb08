import { SaxesParser } from 'saxes'

/** Elements by an id in one another, or references to what refers. */
const DEEPEST = 1000

/** What an element by its id holds: elements of its own, and the ids that it refers to. */
interface Held {
  own: number
  refers: string[]
}

/**
 * What a drawing's elements count for once each reference in it is followed, by what each counts for itself; `Infinity`
 * above `most`, and 0 for what is not well-formed.
 */
export function drawnIn(source: string, weigh: Weigh, most: number): number {
  const held = heldIn(source, weigh)
  const root = held?.get(undefined)
  if (!held || !root) return 0
  return drawnBy(root, { held, most, known: new Map(), within: new Set() })
}

/** What an element counts for, by its name without a prefix. */
export type Weigh = (name: string, attributes: Readonly<Record<string, string>>) => number

/**
 * What stands below each id, and, by no id, in the whole drawing. An element by an id within another counts there as one
 * that it refers to: each is looked at once, however deep it lies.
 */
function heldIn(source: string, weigh: Weigh): Map<string | undefined, Held> | undefined {
  const root: Held = { own: 0, refers: [] }
  const held = new Map<string | undefined, Held>([[undefined, root]])
  const open: Held[] = [root]
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => {
    const id = attributes['id']
    const around = open.at(-1) ?? root
    const holder = id === undefined || held.has(id) ? around : { own: 0, refers: [] }
    if (id !== undefined && holder !== around) {
      held.set(id, holder)
      around.refers.push(id)
    }
    open.push(holder)
    holder.own += weigh(name.replace(/^.*:/, ''), attributes)
    for (const [key, value] of Object.entries(attributes)) holder.refers.push(...idsIn(key, value))
  })
  parser.on('closetag', () => {
    open.pop()
  })
  parser.on('error', () => undefined)
  try {
    parser.write(source.replace(/^\ufeff/, '')).close()
  } catch {
    return undefined
  }
  return held
}

/** The ids that an attribute refers to: `href="#a"`, `fill="url(#a)"`. */
export function idsIn(name: string, value: string): string[] {
  if (/(?:^|:)href$/i.test(name)) {
    const address = value.replace(/[\t\n\r]/g, '').trim()
    return address.startsWith('#') ? named(address.slice(1)) : []
  }
  return [...value.matchAll(URL_OF)].flatMap(([, one, other, plain]) => named(one ?? other ?? plain ?? ''))
}

const URL_OF = /url\(\s*(?:"\s*#([^"]*)|'\s*#([^']*)|#([^)"']*))/gi

/** As it is written, and as an address means it. */
function named(id: string): string[] {
  const plain = id.trim()
  if (!plain.includes('%')) return [plain]
  try {
    return [plain, decodeURIComponent(plain)]
  } catch {
    return [plain]
  }
}

interface Following {
  held: ReadonlyMap<string | undefined, Held>
  most: number
  known: Map<string, number>
  within: Set<string>
}

/** Elements in all, counted up to what is too many; what holds itself is without end. */
function drawnBy({ own, refers }: Held, following: Following): number {
  const { held, most, known, within } = following
  let drawn = own
  for (const id of refers) {
    const target = held.get(id)
    if (!target) continue
    if (within.has(id) || within.size > DEEPEST) return Infinity
    let count = known.get(id)
    if (count === undefined) {
      within.add(id)
      count = drawnBy(target, following)
      within.delete(id)
      known.set(id, count)
    }
    drawn += count
    if (drawn > most) return Infinity
  }
  return drawn
}
