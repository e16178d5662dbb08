import { basename } from 'node:path'
import type { RootContent, Table } from 'mdast'
import { toString } from 'mdast-util-to-string'
import type { Locale } from '../../../deck/locale.ts'
import { spokenIn } from '../language.ts'
import { ImportError } from '../import-error.ts'
import { PictureCollection } from '../written/picture-collection.ts'
import { emptySlide, type Remark, type WrittenDeck, type WrittenSlide } from '../written/written-deck.ts'
import { readChart } from './chart.ts'
import { OfficePackage, type Relation } from './package.ts'
import { readParagraphs, readPhrasing, type TextContext } from './paragraphs.ts'
import { partShapes, type PlacedBlocks } from './places.ts'
import { findPlaceholder, nameOf, readShapes, tableCells, type Shape } from './shapes.ts'
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
  )
  return reader.read(locale)
}

/** What an archive is that is no presentation, and what to do. */
function whatElse(archive: Archive): string {
  if (archive.has('word/document.xml'))
    return 'this is a Word document, no presentation: save its slides as PPTX or PDF'
  if (archive.has('xl/workbook.xml'))
    return 'this is an Excel workbook, no presentation: save its slides as PPTX or PDF'
  if (archive.names().some((entry) => /\.iwa$|index\.apxl$/.test(entry)))
    return 'this is a Keynote file: export it from Keynote as PowerPoint (.pptx) or PDF'
  if (archive.has('mimetype') && archive.has('content.xml'))
    return 'this is an OpenDocument file: save it from Impress as PowerPoint (.pptx) or PDF'
  return 'this is an archive without a presentation in it: unpack it, and import the PPTX, PDF or Markdown that is inside'
}

interface Listed {
  /** Part of the slide. */
  path: string
  id: string
}

class PptxReader {
  private readonly remarks: Remark[] = []
  private readonly figures = new Map<string, object>()
  private readonly size: { width: number; height: number }
  private locale: Locale = 'ja'

  constructor(
    private readonly office: OfficePackage,
    private readonly presentation: XmlElement,
    private readonly relations: ReadonlyMap<string, Relation>,
    private readonly pictures: PictureCollection,
  ) {
    const size = child(presentation, 'sldSz')
    this.size = { width: numberOf(size, 'cx') ?? 12_192_000, height: numberOf(size, 'cy') ?? 6_858_000 }
  }

  async read(locale: Locale | undefined): Promise<WrittenDeck> {
    const listed = children(child(this.presentation, 'sldIdLst'), 'sldId').flatMap((entry): Listed[] => {
      const target = this.relations.get(attribute(entry, 'r:id') ?? '')?.target
      return target === undefined ? [] : [{ path: target, id: attribute(entry, 'id') ?? '' }]
    })
    const shown: Listed[] = []
    const words: string[] = []
    for (const [index, entry] of listed.entries()) {
      const slide = await this.office.xml(entry.path)
      if (!slide) continue
      const text = descendants(slide, 't')
        .map((node) => node.text)
        .join('')
      words.push(text)
      if (attribute(slide, 'show') === '0') {
        const title = text.slice(0, 40)
        this.remarks.push({
          kind: 'dropped',
          note: `slide ${String(index + 1)} of the file is hidden${title ? ` (“${title}”)` : ''}`,
        })
      } else shown.push(entry)
    }
    this.locale = locale ?? spokenIn(words, 1) ?? 'en'
    const numbers = new Map(shown.map(({ path }, index) => [path, index + 1]))
    const slides: WrittenSlide[] = []
    for (const [index, { path }] of shown.entries())
      slides.push(await this.readSlide(path, index + 1, numbers))
    if (slides.length === 0) throw new ImportError('the presentation', 'it has no slides that are shown')
    return {
      form: 'pptx',
      ...(await this.facts(slides)),
      locale: this.locale,
      sections: this.sections(shown),
      slides,
      pictures: this.pictures.all(),
      figures: this.figures,
      remarks: this.remarks,
    }
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
    const made = /^\d{4}-\d{2}-\d{2}/.exec(
      child(core, 'modified')?.text ?? child(core, 'created')?.text ?? '',
    )?.[0]
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
    const shapes = readShapes(at(slide, 'cSld', 'spTree'), this.size).map((shape) =>
      withPlace(shape, inherited.shapes),
    )
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
      })
      if (blocks.length > 0) placed.push({ blocks, box: shape.box })
      else if (shape.kind === 'cxnSp' || (shape.kind === 'sp' && !shape.placeholder)) drawn++
    }
    if (drawn > 0) {
      const note = `${String(drawn)} drawn ${drawn === 1 ? 'shape' : 'shapes'} without words (lines, arrows, frames): import the talk’s PDF for a picture of the slide`
      remarks.push({ kind: 'dropped', note })
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

  /** What a slide takes from its layout and that one's master. */
  private async inherited(relations: ReadonlyMap<string, Relation>): Promise<Inherited> {
    const layoutPath = [...relations.values()].find(({ type }) => type === 'slideLayout')?.target
    const layout = layoutPath === undefined ? undefined : await this.office.xml(layoutPath)
    const layoutRelations =
      layoutPath === undefined ? new Map<string, Relation>() : await this.office.relations(layoutPath)
    const masterPath = [...layoutRelations.values()].find(({ type }) => type === 'slideMaster')?.target
    const master = masterPath === undefined ? undefined : await this.office.xml(masterPath)
    const shapesOf = (part: XmlElement | undefined) => readShapes(at(part, 'cSld', 'spTree'), this.size)
    return {
      type: attribute(layout, 'type') ?? '',
      shapes: [shapesOf(layout), shapesOf(master)],
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
        remarks.push({ kind: 'doubtful', note: 'a formula stands as plain text: write it as $…$' })
      },
    })
  }

  private async readShape(shape: Shape, slide: SlideContext): Promise<RootContent[]> {
    if (shape.kind === 'pic') return this.readPicture(shape.element, slide)
    if (shape.kind === 'graphicFrame') return this.readFrame(shape, slide)
    if (shape.kind !== 'sp') return []
    const body = child(shape.element, 'txBody')
    const filled = child(child(shape.element, 'spPr'), 'blipFill')
    const picture = filled ? await this.readPicture(shape.element, slide) : []
    const sources = shape.placeholder
      ? slide.inherited.shapes.map(
          (shapes) => shape.placeholder && findPlaceholder(shapes, shape.placeholder),
        )
      : []
    const styles = shape.placeholder
      ? [
          ...sources.map((source) => at(source?.element, 'txBody', 'lstStyle')),
          ...(shape.placeholder.type === 'subTitle' ? [] : [slide.inherited.bodyStyle]),
        ]
      : []
    return [...picture, ...readParagraphs(body, slide.context(styles))]
  }

  private async readPicture(
    element: XmlElement,
    { relations, remarks }: SlideContext,
  ): Promise<RootContent[]> {
    const properties = nameOf(element)
    const label = attribute(properties, 'name') ?? 'picture'
    if (descendants(element, 'videoFile').length > 0 || descendants(element, 'audioFile').length > 0)
      remarks.push({ kind: 'dropped', note: `“${label}” plays a film or a sound: its picture stands in` })
    const blip = descendants(element, 'blip')[0]
    const svg = attribute(descendants(blip, 'svgBlip')[0], 'r:embed')
    const candidates = [svg, attribute(blip, 'r:embed')].flatMap((id) =>
      id === undefined ? [] : (relations.get(id)?.target ?? []),
    )
    let reason = 'it is linked, and not in the file'
    for (const path of candidates) {
      try {
        const bytes = await this.office.archive.read(path)
        if (!bytes) continue
        const url = await this.pictures.takeBytes(bytes, basename(path))
        return [
          {
            type: 'paragraph',
            children: [{ type: 'image', url, alt: descriptionOf(attribute(properties, 'descr')) }],
          },
        ]
      } catch (error) {
        if (!(error instanceof ImportError)) throw error
        reason = /\.(emf|wmf|tiff?|bmp)$/i.test(path)
          ? `browsers show no ${path.replace(/^.*\./, '').toUpperCase()}: save it as PNG or SVG`
          : error.reason
      }
    }
    remarks.push({ kind: 'dropped', note: `picture “${label}”: ${reason}` })
    return []
  }

  private async readFrame({ element, box }: Shape, slide: SlideContext): Promise<RootContent[]> {
    const data = at(element, 'graphic', 'graphicData')
    const table = child(data, 'tbl')
    if (table) return [tableOf(table, slide.context([]))]
    const chart = child(data, 'chart')
    const chartPath = slide.relations.get(attribute(chart, 'r:id') ?? '')?.target
    if (chart && chartPath !== undefined) return this.readChart(chartPath, (box?.width ?? 1) < 0.6, slide)
    const diagram = child(data, 'relIds')
    const diagramPath = slide.relations.get(attribute(diagram, 'r:dm') ?? '')?.target
    if (diagramPath !== undefined) return this.readDiagram(diagramPath, slide)
    const label = attribute(nameOf(element), 'name') ?? 'object'
    slide.remarks.push({ kind: 'dropped', note: `“${label}”: an object of another program` })
    return this.readPicture(element, slide)
  }

  private async readChart(
    path: string,
    isNarrow: boolean,
    { remarks, slideNumber }: SlideContext,
  ): Promise<RootContent[]> {
    const part = await this.office.xml(path)
    const chart = part && (await readChart(part, this.locale, isNarrow))
    if (!chart) {
      remarks.push({ kind: 'dropped', note: 'a chart of a kind that is not known, or without its values' })
      return []
    }
    if (!chart.figure) {
      remarks.push({ kind: 'changed', note: `the chart “${chart.caption}” is a table of its values` })
      return [tableFrom(chart.table)]
    }
    const name = `chart-${String(slideNumber)}-${String(this.figures.size + 1)}`
    this.figures.set(name, chart.figure)
    remarks.push({
      kind: 'changed',
      note: `the chart “${chart.caption}” is drawn anew from its values${chart.isOtherForm ? ', in another form' : ''} (figures/${name}.json)`,
    })
    const words = (value: string): RootContent => ({ type: 'paragraph', children: [{ type: 'text', value }] })
    const figure = {
      type: 'containerDirective',
      name: 'figure',
      attributes: { name },
      children: [words(chart.caption), words(chart.description)],
    }
    return [figure as RootContent]
  }

  /** SmartArt: its words by their levels, as a list. */
  private async readDiagram(path: string, { remarks, context }: SlideContext): Promise<RootContent[]> {
    const model = await this.office.xml(path)
    const points = new Map(
      descendants(child(model, 'ptLst'), 'pt').map((point) => [attribute(point, 'modelId') ?? '', point]),
    )
    const inner = new Map<string, string[]>()
    for (const connection of children(child(model, 'cxnLst'), 'cxn')) {
      if ((attribute(connection, 'type') ?? 'parOf') !== 'parOf') continue
      const [source = '', target = ''] = [attribute(connection, 'srcId'), attribute(connection, 'destId')]
      inner.set(source, [...(inner.get(source) ?? []), target])
    }
    const seen = new Set<string>()
    const items = (id: string, depth: number): RootContent[] => {
      const nodes = (inner.get(id) ?? []).flatMap((target) => {
        if (seen.has(target) || depth > 6) return []
        seen.add(target)
        const words = readPhrasing(child(points.get(target), 't'), context([]))
        const below = items(target, depth + 1)
        if (words.length === 0 && below.length === 0) return []
        return [
          {
            type: 'listItem' as const,
            spread: false,
            children: [{ type: 'paragraph' as const, children: words }, ...below],
          },
        ]
      })
      return nodes.length === 0
        ? []
        : [{ type: 'list', ordered: false, spread: false, children: nodes } as RootContent]
    }
    const start = [...points].find(([, point]) => attribute(point, 'type') === 'doc')?.[0] ?? ''
    const list = items(start, 0)
    remarks.push({
      kind: list.length > 0 ? 'changed' : 'dropped',
      note: 'SmartArt: its words are a list; import the talk’s PDF for a picture of it',
    })
    return list
  }

  private async readNotes(
    relations: ReadonlyMap<string, Relation>,
    context: (styles: TextContext['styles']) => TextContext,
  ): Promise<RootContent[]> {
    const path = [...relations.values()].find(({ type }) => type === 'notesSlide')?.target
    const notes = path === undefined ? undefined : await this.office.xml(path)
    const body = readShapes(at(notes, 'cSld', 'spTree'), this.size).find(
      ({ placeholder }) => placeholder?.type === 'body',
    )
    return body
      ? readParagraphs(child(body.element, 'txBody'), { ...context([]), linkOf: () => undefined })
      : []
  }
}

interface Inherited {
  /** Kind of the layout: title, secHead, obj, … */
  type: string
  /** Of the layout, and of its master. */
  shapes: readonly (readonly Shape[])[]
  bodyStyle: XmlElement | undefined
}

interface SlideContext {
  relations: ReadonlyMap<string, Relation>
  context: (styles: TextContext['styles']) => TextContext
  inherited: Inherited
  remarks: Remark[]
  slideNumber: number
}

function withPlace(shape: Shape, inherited: Inherited['shapes']): Shape {
  const { placeholder } = shape
  if (shape.box || !placeholder) return shape
  const box = inherited
    .map((shapes) => findPlaceholder(shapes, placeholder)?.box)
    .find((found) => found !== undefined)
  return { ...shape, box }
}

/** Date, footer and number are on no slide of a deck by themselves. */
function isFurniture({ placeholder }: Shape): boolean {
  return placeholder !== undefined && ['dt', 'ftr', 'sldNum', 'hdr', 'sldImg'].includes(placeholder.type)
}

/** PowerPoint says of its own descriptions that nobody wrote them. */
function descriptionOf(words: string | undefined): string {
  return (words ?? '')
    .replace(/\s*(自動的に生成された説明|Description automatically generated|AI によって生成.*)\s*$/s, '')
    .replace(/\s+/g, ' ')
    .trim()
}

function tableOf(table: XmlElement, context: TextContext): Table {
  const rows = tableCells(table)
  const width = Math.max(1, ...rows.map(({ length }) => length))
  return {
    type: 'table',
    align: [],
    children: rows.map((cells) => ({
      type: 'tableRow',
      children: Array.from({ length: width }, (_, index) => ({
        type: 'tableCell',
        children: cells[index] ? readPhrasing(cells[index], context) : [],
      })),
    })),
  }
}

function tableFrom(rows: readonly (readonly string[])[]): Table {
  return {
    type: 'table',
    align: rows[0]?.map((_, index) => (index === 0 ? null : 'right')) ?? [],
    children: rows.map((cells) => ({
      type: 'tableRow',
      children: cells.map((value) => ({ type: 'tableCell', children: [{ type: 'text', value }] })),
    })),
  }
}
