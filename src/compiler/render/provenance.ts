import type { ElementContent } from 'hast'
import type { ContainerDirective, TextDirective } from 'mdast-util-directive'
import { toString } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import type { Locale } from '../../deck/locale.ts'
import { PROVENANCES, type Provenance } from '../../deck/types.ts'
import type { Translate } from '../../i18n/i18n.ts'
import { collectBlocks, isSupplied, type SourceBlock } from '../parse/blocks.ts'
import { attribute, textRow, type WordProvenance } from '../parse/directives.ts'
import { element, text } from './hast.ts'
import type { ParsedSlide } from '../parse/parse.ts'
import { formatReference } from '../read/references.ts'
import type { RenderContext } from './render-context.ts'

/** Where a block comes from, and what there is to say of it, in the reader's language. */
export interface BlockProvenance {
  of: Provenance
  /** Where the words stand as published and a note says what is to be known of them. */
  isNoted: boolean
  notes: string[]
}

/** The strongest provenance of a block's own parts, with a note for each part that has something to say. */
export function blockProvenance(
  block: SourceBlock,
  slide: ParsedSlide,
  locale: Locale,
  context: RenderContext,
): BlockProvenance {
  if (slide.untranslated.get(locale)?.has(block.id)) return { of: 'untranslated', isNoted: false, notes: [] }
  const found: Provenance[] = [baseProvenance(block, slide, locale, context)]
  const notes = new Set<string>()
  let isMended = false
  const t = context.translate[locale]
  if (isSupplied(block.node)) {
    found.push('added')
    for (const note of suppliedNotes(block.node, context, t)) notes.add(note)
  }
  visit(block.node, (node) => {
    if (node !== block.node && isNestedList(block, node.type)) return 'skip'
    if (node.type === 'containerDirective' && node.name === 'figure') {
      const figure = context.figures.get(attribute(node, 'name') ?? '')
      if (figure && figure.provenance !== 'own') {
        const note = figure.note?.[locale]
        found.push(figure.provenance)
        if (note) notes.add(note)
        notes.add(t(`provenanceNote.sureness.${figure.sureness}`))
      }
    }
    if (node.type === 'containerDirective' && node.name === 'formula') {
      const restored = attribute(node, 'restored')
      if (restored) {
        found.push('restored')
        notes.add(restored)
      }
    }
    if (node.type !== 'textDirective') return undefined
    const provenance = textRow(node)?.provenance
    if (!provenance) return undefined
    found.push(provenance)
    isMended ||= Boolean(attribute(node, 'published'))
    const ownCorrection = attribute(node, 'published') ? publishedNote(block, t) : undefined
    for (const note of [ownNote(provenance, node, context, t), ownCorrection, attribute(node, 'note')]) {
      if (note) notes.add(note)
    }
    return undefined
  })
  const of = strongest(found)
  return { of, isNoted: of === 'corrected' && !isMended, notes: [...notes] }
}

/** One sentence with the published forms of all that is mended in a block. */
function publishedNote(block: SourceBlock, t: Translate): string | undefined {
  const published = new Set<string>()
  visit(block.node, (node) => {
    if (node !== block.node && isNestedList(block, node.type)) return 'skip'
    const form = node.type === 'textDirective' ? attribute(node, 'published') : undefined
    if (form) published.add(form)
    return undefined
  })
  const [first, ...rest] = published
  if (first === undefined) return undefined
  const forms = rest.reduce(
    (before, form) => t('provenanceNote.forms', { forms: before, form }),
    t('provenanceNote.form', { form: first }),
  )
  return t('provenanceNote.corrected', { forms })
}

function ownNote(
  provenance: WordProvenance,
  node: TextDirective,
  context: RenderContext,
  t: Translate,
): string | undefined {
  switch (provenance) {
    case 'restored':
      return t('provenanceNote.restored')
    case 'quoted':
      return quotedNote(attribute(node, 'key'), context, t)
    case 'corrected':
      return undefined
  }
}

function isNestedList(block: SourceBlock, type: string): boolean {
  return block.kind === 'item' && type === 'list'
}

/** `published` in the original language, and where a translation has the same words (a term, a name). */
function baseProvenance(
  block: SourceBlock,
  slide: ParsedSlide,
  locale: Locale,
  context: RenderContext,
): Provenance {
  const [first] = context.source.deck.locales
  if (first === undefined || first === locale) return 'published'
  const words = ownWords(block.id, slide.bodies.get(locale))
  return words === ownWords(block.id, slide.bodies.get(first)) ? 'published' : 'translated'
}

/** A block's text without that of the items nested in it. */
function ownWords(id: string, body: ContainerDirective | undefined): string | undefined {
  const node = body && collectBlocks(body).find((block) => block.id === id)?.node
  if (node?.type !== 'listItem') return node && toString(node)
  return toString({ ...node, children: node.children.filter(({ type }) => type !== 'list') })
}

/** Who put the formula there, where it comes from and how sure that is. */
function suppliedNotes(node: ContainerDirective, context: RenderContext, t: Translate): string[] {
  const work = context.source.references.get(attribute(node, 'key') ?? '')
  const source = work && t('provenanceNote.supplied.source', { source: formatReference(work).text })
  const sureness = work ? t('provenanceNote.sureness.verified') : t('provenanceNote.supplied.own')
  return [
    t('provenanceNote.supplied.byUs'),
    ...(source === undefined ? [] : [source]),
    attribute(node, 'note') ?? sureness,
  ]
}

function quotedNote(key: string | undefined, context: RenderContext, t: Translate): string {
  const work = key === undefined ? undefined : context.source.references.get(key)
  return work
    ? t('provenanceNote.quotedFrom', { source: formatReference(work).text })
    : t('provenanceNote.quoted')
}

function strongest(found: readonly Provenance[]): Provenance {
  return found.reduce((a, b) => (PROVENANCES.indexOf(b) > PROVENANCES.indexOf(a) ? b : a), 'published')
}

/**
 * The quiet mark at a block's end: a button that opens its note, without script. Nothing for what is as published, nor
 * for plain translation, which the whole of a translated transcript is.
 */
export function provenanceMark(
  { of, isNoted, notes }: BlockProvenance,
  id: string,
  t: Translate,
): ElementContent[] {
  if (of === 'published' || of === 'translated') return []
  const label = t(isNoted ? 'provenance.noted' : `provenance.${of}`)
  if (notes.length === 0) return [element('span', { className: ['provenance'] }, [text(label)])]
  return [
    element('button', { type: 'button', className: ['provenance'], popoverTarget: id }, [text(label)]),
    element(
      'span',
      { id, popover: '', className: ['provenance-note'] },
      notes.map((note) => element('span', {}, [text(note)])),
    ),
  ]
}
