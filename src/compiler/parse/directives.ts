import type { ContainerDirective, TextDirective } from 'mdast-util-directive'
import { z } from 'zod'
import { LOCALES } from '../../deck/locale.ts'
import type { BlockKind, Provenance } from '../../deck/types.ts'

/*
 * Every directive that authors write is a row here. The traps, the checks, what a slide is made of, what the sanitiser
 * lets through and what the fonts hold read the rows: a new directive is a row, its own check (check/check-directive.ts)
 * and a line of README.md beside this step's folder; style and words aside.
 */

/** A directive's row. `Attributes` is the schema of what stands in its braces. */
interface DirectiveRow<Attributes extends z.ZodObject> {
  /** What it can be told. The messages say what would be right, with an example. */
  attributes: Attributes
  /** The element that it becomes; undefined where it becomes none. */
  element: DirectiveElement<keyof z.infer<Attributes> & string> | undefined
  /** The attribute that names a work of references.json: the slide cites it. */
  cites?: keyof z.infer<Attributes> & string
  /** True where it is shown with the next step. */
  isStep?: true
}

/** An element of the slide. Whatever is named here passes the sanitiser. */
interface DirectiveElement<Attribute extends string> {
  tag: 'div' | 'span' | 'figure' | 'mark'
  className?: string
  /** `img` where it is one thing to a screen reader, told by its `ariaLabel`. */
  role?: 'img'
  /** Properties of the element that have the value of an attribute, as hast spells them: `{ dataCite: 'key' }`. */
  properties?: Readonly<Record<string, Attribute>>
  /** A line of its own before all that it holds, in bold: the value of an attribute. */
  lead?: { attribute: Attribute; className: string }
}

/** A directive around blocks, `:::name`. */
interface ContainerRow<Attributes extends z.ZodObject> extends DirectiveRow<Attributes> {
  /**
   * What it is among the slide's blocks: one `block`, which the transcript points at; a region that lays blocks out and is
   * none itself (a `side` of the slide, its `foot`, or `inline` with what is around it); or `private`, which no page has.
   */
  place: { block: BlockKind } | { region: 'side' | 'foot' | 'inline' } | 'private'
}

/** A directive around words, `:name[…]`. */
interface TextRow<Attributes extends z.ZodObject> extends DirectiveRow<Attributes> {
  /** What it says of where its words come from. */
  provenance?: WordProvenance
}

/** Provenances that words can have by themselves. */
export type WordProvenance = Extract<Provenance, 'restored' | 'corrected' | 'quoted'>

/** Checks a row's names of attributes against its schema. */
function container<Attributes extends z.ZodObject>(row: ContainerRow<Attributes>): ContainerRow<Attributes> {
  return row
}

function inline<Attributes extends z.ZodObject>(row: TextRow<Attributes>): TextRow<Attributes> {
  return row
}

const NOTHING = z.strictObject({})

function required(message: string): z.ZodString {
  return z.string(message).min(1, message)
}

export const CONTAINERS = {
  figure: container({
    attributes: z.strictObject({
      name: required('a figure has a name: :::figure{name=…}, the data being figures/<name>.json'),
      state: z.string().optional(),
    }),
    element: { tag: 'figure', className: 'figure' },
    place: { block: 'figure' },
  }),
  formula: container({
    attributes: z.strictObject({
      spoken: required('a formula says how it is read: :::formula{spoken="…"}'),
      supplied: z.literal('', '"supplied" has no value: :::formula{spoken="…" supplied key=…}').optional(),
      key: z.string().optional(),
      note: z.string().optional(),
      restored: z.string().min(1, '"restored" says what was lost: {restored="…"}').optional(),
      untranslated: z.literal('', '"untranslated" has no value').optional(),
    }),
    element: { tag: 'div', className: 'formula', role: 'img', properties: { ariaLabel: 'spoken' } },
    place: { block: 'formula' },
    cites: 'key',
  }),
  dialogue: container({
    attributes: z.strictObject({
      speaker: required('a dialogue turn names who speaks: :::dialogue{speaker="GPT-4"}'),
    }),
    element: {
      tag: 'div',
      className: 'turn',
      properties: { dataSpeaker: 'speaker' },
      lead: { attribute: 'speaker', className: 'turn-speaker' },
    },
    place: { block: 'turn' },
  }),
  left: container({
    attributes: NOTHING,
    element: { tag: 'div', className: 'slide-left' },
    place: { region: 'side' },
  }),
  right: container({
    attributes: NOTHING,
    element: { tag: 'div', className: 'slide-right' },
    place: { region: 'side' },
  }),
  footnote: container({
    attributes: NOTHING,
    element: { tag: 'div', className: 'slide-footnotes' },
    place: { region: 'foot' },
  }),
  callout: container({
    attributes: NOTHING,
    element: { tag: 'div', className: 'callout-box' },
    place: { region: 'inline' },
  }),
  poll: container({
    attributes: z.strictObject({
      name: required('a poll has a name: :::poll{name=…}').regex(
        /^[a-z0-9][a-z0-9-]{0,47}$/,
        'a poll’s name is of small letters, digits and hyphens: :::poll{name=first-choice}',
      ),
      many: z.literal('', '"many" has no value: :::poll{name=x many}').optional(),
    }),
    element: { tag: 'div', className: 'poll', properties: { dataPoll: 'name', dataMany: 'many' } },
    place: { region: 'inline' },
  }),
  fragment: container({
    attributes: NOTHING,
    element: { tag: 'div', className: 'fragment' },
    place: { region: 'inline' },
    isStep: true,
  }),
  notes: container({ attributes: NOTHING, element: undefined, place: 'private' }),
} satisfies Record<string, ContainerRow<z.ZodObject>>
export type ContainerName = keyof typeof CONTAINERS

export const TEXTS = {
  restored: inline({
    attributes: z.strictObject({ published: z.string().optional(), note: z.string().optional() }),
    element: { tag: 'span' },
    provenance: 'restored',
  }),
  corrected: inline({
    attributes: z
      .strictObject({ published: z.string().optional(), note: z.string().optional() })
      .refine(
        ({ published, note }) => Boolean(published) || Boolean(note),
        ':corrected says what was published, {published="…"}, or has a {note="…"}',
      ),
    element: { tag: 'span' },
    provenance: 'corrected',
  }),
  quoted: inline({
    attributes: z.strictObject({ key: z.string().optional(), note: z.string().optional() }),
    element: { tag: 'span' },
    provenance: 'quoted',
    cites: 'key',
  }),
  lang: inline({
    attributes: z.strictObject({ lang: required(':lang names the language: :lang[…]{lang=en}') }),
    element: { tag: 'span', properties: { lang: 'lang' } },
  }),
  mark: inline({ attributes: NOTHING, element: { tag: 'mark' } }),
  part: inline({
    attributes: z.strictObject({ name: required(':part names the formula’s part: :part[…]{name=loss}') }),
    element: { tag: 'span', className: 'part', properties: { dataPart: 'name' } },
  }),
  cite: inline({
    attributes: z.strictObject({
      key: required('a citation names its work: :cite[…]{key=…}, an id of references.json'),
    }),
    element: { tag: 'span', className: 'cite', properties: { dataCite: 'key' } },
    cites: 'key',
  }),
  fragment: inline({
    attributes: NOTHING,
    element: { tag: 'span', className: 'fragment' },
    isStep: true,
  }),
  // Stands at the start of a block, and is taken out when the slide is read (untranslated.ts).
  untranslated: inline({ attributes: NOTHING, element: undefined }),
} satisfies Record<string, TextRow<z.ZodObject>>
export type TextName = keyof typeof TEXTS

/** Names that stand after three colons or more: a language, or a container. */
export const CONTAINER_NAMES: readonly string[] = [...LOCALES, ...Object.keys(CONTAINERS)]
/** Names that stand before a label. */
export const TEXT_NAMES: readonly string[] = Object.keys(TEXTS)

type Row = DirectiveRow<z.ZodObject>
export type Directive = ContainerDirective | TextDirective

/** Undefined for a language and for a name that is no directive's. */
export function containerRow(node: ContainerDirective): ContainerRow<z.ZodObject> | undefined {
  return isContainerName(node.name) ? CONTAINERS[node.name] : undefined
}

/** Undefined for a name that is no directive's. */
export function textRow(node: TextDirective): TextRow<z.ZodObject> | undefined {
  return isTextName(node.name) ? TEXTS[node.name] : undefined
}

export function isContainerName(name: string): name is ContainerName {
  return Object.hasOwn(CONTAINERS, name)
}

export function isTextName(name: string): name is TextName {
  return Object.hasOwn(TEXTS, name)
}

export function directiveRow(node: Directive): Row | undefined {
  return node.type === 'containerDirective' ? containerRow(node) : textRow(node)
}

/** Elements of all directives: what the sanitiser lets through, and what the fonts find in bold. */
export const DIRECTIVE_ELEMENTS: readonly DirectiveElement<string>[] = [
  ...Object.values<Row>(CONTAINERS),
  ...Object.values<Row>(TEXTS),
].flatMap(({ element }) => element ?? [])

/** An attribute of a directive; undefined where it isn't there. */
export function attribute(
  node: { attributes?: Record<string, string | null | undefined> | null | undefined },
  name: string,
): string | undefined {
  return node.attributes?.[name] ?? undefined
}
