/*
 * Every layout of a slide is a row here. Front matter, checks and composition read the rows: a new layout is a row, a
 * composition of its own where none of these does (render/stage-html.ts) and a line of the compiler's README; its look is
 * in stage/slide.css.
 */

/** Sizes of a slide’s text, by name. */
export const DENSITIES = ['roomy', 'normal', 'dense', 'denser'] as const
export type Density = (typeof DENSITIES)[number]

/** Shapes of slides: width to height. */
export const RATIOS = ['16:9', '4:3'] as const

/** How a layout puts the parts of a slide together; each has its function in render/stage-html.ts. */
export type Composition =
  /** All as written. */
  | 'flow'
  /** Words and figures apart. */
  | 'figures'
  /** The turns of a dialogue, and apart from them all that belongs to its picture. */
  | 'dialogue'
  /** Each side a card, its first heading or item the card's head. */
  | 'cards'
  /** A picture of the whole slide, with its words as a layer. */
  | 'picture'

export interface LayoutRow {
  /** For the author's manual: how the slide looks. */
  look: string
  composition: Composition
  /** How many of :::left and :::right there are at the least; 0 where there are none at all. */
  sides: 0 | 1 | 2
}

const ROWS = {
  title: { look: 'the talk’s title', composition: 'flow', sides: 0 },
  statement: { look: 'a sentence alone', composition: 'flow', sides: 0 },
  text: { look: 'text', composition: 'flow', sides: 0 },
  'text-figure': { look: 'figures at the right of the text', composition: 'figures', sides: 0 },
  'text-figure-below': { look: 'figures under the text', composition: 'figures', sides: 0 },
  figure: { look: 'figures that have the slide for themselves', composition: 'figures', sides: 0 },
  columns: { look: 'two columns, :::left and :::right', composition: 'flow', sides: 1 },
  compare: {
    look: 'two cards to compare, :::left and :::right; the heading or item that each starts with is its head',
    composition: 'cards',
    sides: 2,
  },
  dialogue: { look: 'turns of :::dialogue beside their picture', composition: 'dialogue', sides: 0 },
  page: {
    look: 'a picture of the whole slide, ![…](images/….png), with the text as its transcript',
    composition: 'picture',
    sides: 0,
  },
} satisfies Record<string, LayoutRow>
export type Layout = keyof typeof ROWS
export const LAYOUTS: Readonly<Record<Layout, LayoutRow>> = ROWS

export const LAYOUT_NAMES = Object.keys(LAYOUTS) as Layout[]

/** What an editor shows of them. */
export const LAYOUT_MANUAL = `${LAYOUT_NAMES.map((name) => `\`${name}\`: ${LAYOUTS[name].look}`).join('; ')}.`
