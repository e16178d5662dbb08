import { basename } from 'node:path'
import type { RootContent } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { beginPart } from '../../../compiler/at-hand.ts'
import type { Locale } from '../../../deck/locale.ts'
import { noteOf } from '../../../i18n/import-notes.ts'
import { spokenIn } from '../language.ts'
import { checkPageCount, checkWords } from '../bounds.ts'
import { ImportError } from '../import-error.ts'
import { realDay } from '../real-day.ts'
import { PictureCollection } from '../written/picture-collection.ts'
import { emptySlide, type Remark, type WrittenDeck, type WrittenSlide } from '../written/written-deck.ts'
import { checkListed, OfficePackage, whatElse, type Relation } from './package.ts'
import { withoutOffSlide } from './off-slide.ts'
import { readParagraphs, readPhrasing, type TextContext } from './paragraphs.ts'
import { partShapes, type PlacedBlocks } from './places.ts'
import {
  checkAllParagraphs,
  checkAllShapes,
  checkWithin,
  isFurniture,
  placeholdersOf,
  readShapes,
  withPlace,
  type Shape,
} from './shapes.ts'
import { ShownParts } from './shown-parts.ts'
import type { Inherited, PresentationContext, SlideContext } from './slide-context.ts'
import { readFrame } from './slide-frame.ts'
import { readPicture } from './slide-picture.ts'
import { hasBackgroundPicture, isAnimated, TemplateParts } from './template.ts'
import { readLook } from './theme.ts'
import { at, attribute, child, children, descendants, numberOf, type XmlElement } from './xml.ts'
import { Archive } from './zip.ts'

const PRESENTATION = 'ppt/presentation.xml'

/** A presentation of PowerPoint, or of what exports to it (Keynote, Google Slides, Impress). */
export async function readPptx(
  file: string,
  bytes: Buffer,
  scratch: string,
  locale: Locale | undefined,
): Promise<WrittenDeck> {
  const name = basename(file)
  const archive = await Archive.open(bytes, name)
  const office = new OfficePackage(archive, name)
  const root =
    [...(await office.relations('')).values()].find(({ type }) => type === 'officeDocument')?.target ??
    PRESENTATION
  const presentation = await office.xml(root)
  if (presentation?.name !== 'presentation') throw new ImportError(name, whatElse(archive))
  const reader = new PptxReader(
    office,
    presentation,
    await office.relations(root),
    new PictureCollection(scratch),
    name,
  )
  return reader.read(locale)
}

interface Listed {
  /** Part of the slide. */
  path: string
  id: string
}

class PptxReader implements PresentationContext {
  private readonly remarks: Remark[] = []
  readonly figures = new Map<string, object>()
  readonly shown: ShownParts
  private readonly layouts = new Map<string, Inherited>()
  private readonly size: { width: number; height: number }
  private readonly template = new TemplateParts()
  private animatedCount = 0
  private noteParagraphs = 0
  locale: Locale = 'ja'

  constructor(
    readonly office: OfficePackage,
    private readonly presentation: XmlElement,
    private readonly relations: ReadonlyMap<string, Relation>,
    readonly pictures: PictureCollection,
    /** Of the file. */
    private readonly name: string,
  ) {
    const size = child(presentation, 'sldSz')
    this.shown = new ShownParts(office)
    this.size = { width: numberOf(size, 'cx') ?? 12_192_000, height: numberOf(size, 'cy') ?? 6_858_000 }
  }

  async read(locale: Locale | undefined): Promise<WrittenDeck> {
    const listed = children(child(this.presentation, 'sldIdLst'), 'sldId').flatMap((entry): Listed[] => {
      const target = this.relations.get(attribute(entry, 'r:id') ?? '')?.target
      return target === undefined ? [] : [{ path: target, id: attribute(entry, 'id') ?? '' }]
    })
    checkPageCount(this.name, listed.length)
    checkListed(
      this.name,
      listed.map(({ path }) => path),
    )
    const shown: Listed[] = []
    const words: string[] = []
    let shapes = 0
    for (const [index, entry] of listed.entries()) {
      beginPart(`${this.name}, slide ${String(index + 1)}`)
      const slide = await this.office.xml(entry.path)
      if (!slide) continue
      const { text, shapeCount } = this.survey(slide)
      words.push(text)
      checkAllShapes((shapes += shapeCount))
      if (attribute(slide, 'show') === '0') {
        const title = text.slice(0, 40)
        this.remarks.push({
          kind: 'dropped',
          note: title
            ? noteOf('hiddenNumberTitled', { number: index + 1, title })
            : noteOf('hiddenNumber', { number: index + 1 }),
        })
      } else shown.push(entry)
    }
    checkWords(this.name, words)
    this.locale = locale ?? spokenIn(words, 1) ?? 'en'
    const numbers = new Map(shown.map(({ path }, index) => [path, index + 1]))
    const slides: WrittenSlide[] = []
    for (const [index, { path }] of shown.entries()) {
      beginPart(`${this.name}, slide ${String(index + 1)}`)
      slides.push(await this.readSlide(path, index + 1, numbers))
    }
    if (slides.length === 0) throw new ImportError('the presentation', 'it has no slides that are shown')
    const { look, remarks } = await readLook(this.office, this.relations, this.size, this.locale)
    this.remarks.push(...remarks, ...this.template.remarks())
    const count = this.animatedCount
    if (count > 0) this.remarks.push({ kind: 'dropped', note: noteOf('animations', { count }) })
    return {
      form: 'pptx',
      ...(await this.facts(slides)),
      locale: this.locale,
      look,
      sections: this.sections(shown),
      slides,
      pictures: this.pictures.all(),
      figures: this.figures,
      remarks: this.remarks,
    }
  }

  /** What a slide says, and how much is on it, before it is read. */
  private survey(slide: XmlElement): { text: string; shapeCount: number } {
    const shapeCount = readShapes(at(slide, 'cSld', 'spTree'), this.size).length
    checkWithin(slide)
    const text = descendants(slide, 't').map((node) => node.text)
    return { text: text.join(''), shapeCount }
  }

  private async facts(
    slides: readonly WrittenSlide[],
  ): Promise<Pick<WrittenDeck, 'title' | 'speaker' | 'made'>> {
    const core = await this.office.xml('docProps/core.xml')
    const named = child(core, 'title')?.text.trim() ?? ''
    const first = slides[0]?.title
    const own = first ? toString({ type: 'paragraph', children: first }).replace(/\s+/g, ' ').trim() : ''
    // Whoever starts from an old file keeps its name; the first slide says what this talk is.
    const title = own || (/^(powerpoint|presentation|プレゼンテーション|スライド)/i.test(named) ? '' : named)
    const speaker = child(core, 'creator')?.text.trim()
    const time = child(core, 'modified')?.text ?? child(core, 'created')?.text ?? ''
    const made = realDay(/^\d{4}-\d{2}-\d{2}/.exec(time)?.[0])
    return { ...(title && { title }), ...(speaker && { speaker }), ...(made && { made }) }
  }

  private sections(shown: readonly Listed[]): WrittenDeck['sections'] {
    const found = descendants(child(this.presentation, 'extLst'), 'section').flatMap((section) => {
      const ids = descendants(section, 'sldId').map((entry) => attribute(entry, 'id'))
      const index = shown.findIndex(({ id }) => ids.includes(id))
      const title = attribute(section, 'name')?.trim()
      return index < 0 || !title ? [] : [{ title, firstSlide: index + 1 }]
    })
    return found.length > 1 ? found : []
  }

  private async readSlide(
    path: string,
    slideNumber: number,
    numbers: ReadonlyMap<string, number>,
  ): Promise<WrittenSlide> {
    const slide = await this.office.xml(path)
    const relations = await this.office.relations(path)
    const remarks: Remark[] = []
    const inherited = await this.inherited(relations)
    if (isAnimated(slide)) this.animatedCount++
    if (hasBackgroundPicture(slide)) remarks.push({ kind: 'dropped', note: noteOf('backgroundPicture') })
    const placedShapes = readShapes(at(slide, 'cSld', 'spTree'), this.size).map((shape) =>
      withPlace(shape, inherited.placeholders),
    )
    const shapes = withoutOffSlide(placedShapes, slide, remarks)
    const context = this.textContext(relations, numbers, remarks)
    const titleShape =
      shapes.find(({ placeholder }) => placeholder && /^(title|ctrTitle)$/.test(placeholder.type)) ??
      undefined
    const title = titleShape && readPhrasing(child(titleShape.element, 'txBody'), context([]))
    const placed: PlacedBlocks[] = []
    let drawn = 0
    for (const shape of shapes) {
      if (shape === titleShape || isFurniture(shape)) continue
      const blocks = await this.readShape(shape, {
        relations,
        context,
        inherited,
        remarks,
        slideNumber,
        deck: this,
      })
      if (blocks.length > 0) placed.push({ blocks, box: shape.box })
      else if (shape.kind === 'cxnSp' || (shape.kind === 'sp' && !shape.placeholder)) drawn++
    }
    if (drawn > 0) {
      remarks.push({ kind: 'dropped', note: noteOf('shapes', { count: drawn }) })
    }
    const isTitle = inherited.type === 'title' || inherited.type === 'ctrTitle'
    return {
      ...emptySlide(),
      title: title && title.length > 0 ? title : undefined,
      ...partShapes(placed),
      notes: await this.readNotes(relations, context),
      remarks,
      ...(isTitle
        ? { role: 'title' as const }
        : inherited.type === 'secHead'
          ? { role: 'section' as const }
          : {}),
    }
  }

  /** What a slide takes from its layout and that one's master, read once for all slides of the layout. */
  private async inherited(relations: ReadonlyMap<string, Relation>): Promise<Inherited> {
    const layoutPath = [...relations.values()].find(({ type }) => type === 'slideLayout')?.target
    const known = this.layouts.get(layoutPath ?? '')
    if (known) return known
    const read = await this.readLayout(layoutPath)
    this.layouts.set(layoutPath ?? '', read)
    return read
  }

  private async readLayout(layoutPath: string | undefined): Promise<Inherited> {
    const layout = layoutPath === undefined ? undefined : await this.office.xml(layoutPath)
    const layoutRelations =
      layoutPath === undefined ? new Map<string, Relation>() : await this.office.relations(layoutPath)
    const masterPath = [...layoutRelations.values()].find(({ type }) => type === 'slideMaster')?.target
    const master = masterPath === undefined ? undefined : await this.office.xml(masterPath)
    const placeholders = (part: XmlElement | undefined) => {
      const shapes = readShapes(at(part, 'cSld', 'spTree'), this.size)
      // A layout may leave its master's own things out.
      if (part === layout || attribute(layout, 'showMasterSp') !== '0') this.template.add(part, shapes)
      return placeholdersOf(shapes)
    }
    return {
      type: attribute(layout, 'type') ?? '',
      placeholders: [placeholders(layout), placeholders(master)],
      bodyStyle: at(master, 'txStyles', 'bodyStyle'),
    }
  }

  private textContext(
    relations: ReadonlyMap<string, Relation>,
    numbers: ReadonlyMap<string, number>,
    remarks: Remark[],
  ): (styles: TextContext['styles']) => TextContext {
    return (styles) => ({
      styles,
      linkOf: (id) => {
        const relation = relations.get(id)
        if (relation === undefined) return undefined
        if (relation.isExternal)
          return /^(https?|mailto):/i.test(relation.target) ? relation.target : undefined
        const number = numbers.get(relation.target)
        return number === undefined ? undefined : `#${String(number)}`
      },
      onFormula: () => {
        remarks.push({ kind: 'doubtful', note: noteOf('formulaText') })
      },
    })
  }

  private async readShape(shape: Shape, slide: SlideContext): Promise<RootContent[]> {
    if (shape.kind === 'pic') return readPicture(shape.element, slide)
    if (shape.kind === 'graphicFrame') return readFrame(shape, slide)
    if (shape.kind !== 'sp') return []
    const body = child(shape.element, 'txBody')
    const filled = child(child(shape.element, 'spPr'), 'blipFill')
    const picture = filled ? await readPicture(shape.element, slide) : []
    const { placeholder } = shape
    const styles = placeholder
      ? [
          ...slide.inherited.placeholders.map((find) => at(find(placeholder)?.element, 'txBody', 'lstStyle')),
          ...(placeholder.type === 'subTitle' ? [] : [slide.inherited.bodyStyle]),
        ]
      : []
    return [...picture, ...readParagraphs(body, slide.context(styles))]
  }

  private async readNotes(
    relations: ReadonlyMap<string, Relation>,
    context: (styles: TextContext['styles']) => TextContext,
  ): Promise<RootContent[]> {
    const path = [...relations.values()].find(({ type }) => type === 'notesSlide')?.target
    const notes = path === undefined ? undefined : await this.office.xml(path)
    // Slides may share their notes.
    if (notes) checkAllParagraphs((this.noteParagraphs += checkWithin(notes)))
    const body = readShapes(at(notes, 'cSld', 'spTree'), this.size).find(
      ({ placeholder }) => placeholder?.type === 'body',
    )
    return body
      ? readParagraphs(child(body.element, 'txBody'), { ...context([]), linkOf: () => undefined })
      : []
  }
}
