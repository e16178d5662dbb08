import { basename, dirname, resolve } from 'node:path'
import { toHtml } from 'hast-util-to-html'
import { toString } from 'mdast-util-to-string'
import { beginPart } from '../../../compiler/at-hand.ts'
import { noteOf } from '../../../i18n/import-notes.ts'
import type { ContentContext } from '../html/content-context.ts'
import { readNotes, readSlideContent } from '../html/slide-content.ts'
import { decodeText } from '../decode-text.ts'
import {
  checkElements,
  checkLines,
  checkMarkdown,
  checkPageCount,
  checkTotal,
  checkWords,
} from '../bounds.ts'
import { ImportError } from '../import-error.ts'
import { shortened } from '../short.ts'
import type { PictureCollection } from '../written/picture-collection.ts'
import {
  emptySlide,
  saysNothing,
  type Remark,
  type WrittenDeck,
  type WrittenSlide,
} from '../written/written-deck.ts'
import { takeComments, tellOfRunning } from './comments.ts'
import { factsOf, sectionsOf, tellOfLook, titleSlide } from './deck-values.ts'
import { drawDiagrams } from './diagrams.ts'
import { lookOf } from './deck-look.ts'
import { dialectOf, type Dialect } from './dialect.ts'
import { FolderFiles } from './folder-files.ts'
import { takeFrontMatter, textOf } from './front-matter.ts'
import { placeMarpPictures } from './marp-pictures.ts'
import {
  attributePictures,
  layoutPictures,
  movingOf,
  placeBackgrounds,
  replaceMoving,
} from './place-backgrounds.ts'
import { attributesOf, type SlideAttributes } from './slide-attributes.ts'
import { echoesCells, withoutHiddenBlocks, withoutHiddenCells } from './unshown.ts'
import { rewriteLines } from './rewrite-lines.ts'
import { definitionsFor, definitionsIn, type Definitions } from './definitions.ts'
import { breakLines, parseSlideMarkdown, toSlideHtml } from './slide-html.ts'
import { joinLines, placesOf, sourceLines, type SourceLine } from './source-lines.ts'
import { splitSlides, type RawSlide } from './split-slides.ts'

/** A Markdown deck of any of the tools that part slides in Markdown. */
export async function readMarkdownDeck(
  file: string,
  bytes: Uint8Array,
  scratch: string,
): Promise<WrittenDeck> {
  const name = basename(file)
  const lines = sourceLines(decodeText(bytes, name))
  checkLines(name, lines)
  const { frontMatter, rest } = takeFrontMatter(lines)
  const { values, fault } = frontMatter
  const dialect = dialectOf(values, rest, name)
  const reader = new MarkdownReader(name, dialect, dirname(resolve(file)), scratch, definitionsIn(rest))
  if (fault !== undefined)
    reader.remarks.push({ kind: 'doubtful', note: noteOf('frontMatter', { fault }), line: 1 })
  reader.echoes = echoesCells(values)
  const shown = withoutHiddenBlocks(rest, dialect, (remark) => reader.remarks.push(remark))
  const raws = await reader.withImports(splitSlides(shown, dialect, values))
  checkPageCount(name, raws.length)
  checkTotal(
    name,
    raws.map(({ lines }) => joinLines(lines)),
  )
  reader.checkNames(raws)
  const read: { slide: WrittenSlide; raw: RawSlide }[] = []
  for (const raw of raws) {
    const slide = await reader.readSlide(raw)
    if (slide) read.push({ slide, raw })
  }
  const slides = read.map(({ slide }) => slide)
  const opening = titleSlide(values, dialect, slides)
  if (opening) read.unshift({ slide: opening, raw: { lines: [], values: {}, depth: 0 } })
  if (read.length === 0) throw new ImportError(name, 'there are no slides in it')
  const { look, remarks } = lookOf(values, dialect, rest)
  tellOfLook(values, dialect, look, reader.remarks)
  reader.remarks.push(...remarks)
  return {
    form: dialect,
    ...factsOf(values),
    look,
    sections: sectionsOf(read),
    slides: read.map(({ slide }) => slide),
    pictures: reader.pictures.all(),
    figures: new Map(),
    remarks: reader.remarks,
  }
}

/** How deep files take in others. */
const DEEPEST_IMPORT = 5

/** Reads slides one by one, and keeps what belongs to all of them. */
export class MarkdownReader {
  readonly remarks: Remark[] = []
  /** Whether code that the deck's tool runs is shown where it does not say so itself. */
  echoes = true
  private readonly files: FolderFiles
  /** Definitions of links and footnotes, slide by slide. */
  private readonly defined: string[] = []

  constructor(
    /** Of the file that is imported. */
    private readonly name: string,
    private readonly dialect: Dialect,
    /** Nothing outside of it is read. */
    folder: string,
    scratch: string,
    private readonly definitions: Definitions,
  ) {
    this.files = new FolderFiles(name, folder, scratch)
  }

  /** What was taken from the folder so far. */
  get pictures(): PictureCollection {
    return this.files.pictures
  }

  /** A text of the folder; undefined where it isn't there, or lies outside. */
  readText(address: string): Promise<string | undefined> {
    return this.files.readText(address)
  }

  /** Slidev's `src: ./other.md`: the slides of another file of the folder. */
  async withImports(raws: readonly RawSlide[], depth = 0): Promise<RawSlide[]> {
    const out: RawSlide[] = []
    for (const raw of raws) {
      const { src } = raw.values
      if (this.dialect !== 'slidev' || typeof src !== 'string' || hidesItself(raw.values)) {
        out.push(raw)
        continue
      }
      const text = depth < DEEPEST_IMPORT ? await this.readText(src) : undefined
      if (text === undefined) {
        this.remarks.push({
          kind: 'dropped',
          note: noteOf('slidesMissing', { file: src }),
        })
        continue
      }
      const lines = sourceLines(text)
      checkLines(src, lines)
      const { frontMatter, rest } = takeFrontMatter(lines)
      const chosen = slidesChosen(splitSlides(rest, 'slidev', frontMatter.values), src)
      out.push(...(await this.withImports(chosen, depth + 1)))
      checkPageCount(this.name, out.length)
    }
    return out
  }

  /** Undefined for a slide that its source hides, which is told. */
  async readSlide(raw: RawSlide): Promise<WrittenSlide | undefined> {
    const remarks: Remark[] = []
    const place = raw.lines[0] === undefined ? {} : { line: raw.lines[0].line }
    const tell = (remark: Remark) => void remarks.push(remark)
    beginPart(`${this.name}, line ${String(place.line ?? 1)}`)
    const spoken = dropNotes(raw.lines, this.dialect)
    const lines = await this.withSnippets(this.shownLines(spoken.lines, tell), remarks)
    checkMarkdown(this.name, joinLines(lines), place.line ?? 1)
    checkElements(joinLines(lines), this.name, `line ${String(place.line ?? 1)}`)
    const definitions = definitionsFor(joinLines(lines), this.definitions)
    this.checkDefinitions(definitions, place.line)
    const { tree, footnotes, lineOf } = parseSlideMarkdown(rewriteLines(lines, this.dialect), definitions)
    const context = this.contentContext(remarks, lineOf)
    await drawDiagrams(tree, {
      take: (svg, line) => this.files.takeDrawing(svg, line, remarks),
      lineOf,
      tell,
    })
    if (this.dialect === 'marp') breakLines(tree)
    const marpPictures = this.dialect === 'marp' ? placeMarpPictures(tree) : []
    const html = toSlideHtml(tree)
    const comments = takeComments(html, this.dialect)
    const attributes = attributesOf(raw, comments.directives)
    if (isHidden(raw, attributes)) {
      this.tellHidden(toString(tree.children.find(({ type }) => type === 'heading')), place.line)
      return undefined
    }
    tellOfRunning(comments.directives, this.dialect, tell, place.line)
    const content = await readSlideContent(html, context)
    const notes = [...comments.notes, ...spoken.notes].map((source) =>
      readNotes(toSlideHtml(parseSlideMarkdown(sourceLines(source), []).tree), context),
    )
    const slide: WrittenSlide = {
      ...emptySlide(),
      ...content,
      body: content.body.filter((node) => node.type !== 'heading' || node.children.length > 0),
      footnotes: [...footnotes, ...content.footnotes],
      notes: [...content.notes, ...notes.flat()],
      remarks,
      ...(raw.lines.length > 0 && { original: { source: joinLines(raw.lines).trim(), ...place } }),
      ...roleOf(raw, this.dialect, comments.directives),
    }
    const title = textOf(raw.values['title'])
    if (this.dialect === 'slidev' && title !== undefined && raw.lines[0]?.line !== 1 && !hasHeading(slide))
      slide.title = [{ type: 'text', value: title }]
    await placeBackgrounds(
      slide,
      [...marpPictures, ...layoutPictures(raw, this.dialect), ...attributePictures(attributes, place.line)],
      { takePicture: context.takePicture, tell },
    )
    replaceMoving(slide, movingOf(raw, attributes), tell, place.line)
    return this.unlessEmpty(slide, place.line)
  }

  /** A slide that its source hides is named among what was left out. */
  tellHidden(title: string, line: number | undefined): void {
    this.remarks.push({
      kind: 'dropped',
      note: title ? noteOf('hiddenTitled', { title: shortened(title) }) : noteOf('hidden'),
      ...(line !== undefined && { line }),
    })
  }

  /** Undefined, and told, for a slide with nothing on it, nor anything of it that stayed behind. */
  unlessEmpty(slide: WrittenSlide, line: number | undefined): WrittenSlide | undefined {
    if (!saysNothing(slide) || slide.remarks.length > 0) return slide
    this.remarks.push({
      kind: 'dropped',
      note: noteOf('emptySlide'),
      ...(line !== undefined && { line }),
    })
    return undefined
  }

  /** Without code that its tool runs and does not show. */
  private shownLines(lines: readonly SourceLine[], tell: (remark: Remark) => void): readonly SourceLine[] {
    return this.dialect === 'quarto' ? withoutHiddenCells(lines, this.echoes, tell) : lines
  }

  /** The same of all slides, before any is read. */
  checkNames(raws: readonly RawSlide[]): void {
    checkTotal(
      this.name,
      raws.map(({ lines }) => definitionsFor(joinLines(lines), this.definitions).join('\n')),
    )
  }

  /** One definition may come to many slides, and is read with each. */
  private checkDefinitions(definitions: readonly string[], line = 1): void {
    this.defined.push(definitions.join('\n'))
    checkWords(this.name, this.defined, `line ${String(line)}, with the links and footnotes that it names`)
  }

  /** What reading a slide's HTML needs, its pictures coming from the reader's folder. */
  contentContext(remarks: Remark[], lineOf: ContentContext['lineOf']): ContentContext {
    return {
      takePicture: (address, line) => this.files.takePicture(address, line, remarks),
      takeDrawing: (svg, line) => this.files.takeDrawing(toHtml(svg, { space: 'svg' }), line, remarks),
      lineOf,
      tell: (remark) => remarks.push(remark),
    }
  }

  /** `<<< @/snippets/x.ts {2,3}`: code of another file of the folder. */
  private async withSnippets(lines: readonly SourceLine[], remarks: Remark[]): Promise<SourceLine[]> {
    if (this.dialect !== 'slidev') return [...lines]
    const out: SourceLine[] = []
    for (const line of lines) {
      const [, address, said = ''] = /^<<<\s+(\S+?)(?:#\w+)?(?:\s(.*))?$/.exec(line.text) ?? []
      const rest = said.trimStart()
      if (address === undefined) {
        out.push(line)
        continue
      }
      const text = await this.readText(address)
      if (text === undefined) {
        remarks.push({
          kind: 'dropped',
          note: noteOf('codeMissing', { file: address }),
          line: line.line,
        })
        continue
      }
      const language = /^([a-z]\w*)/.exec(rest)?.[1] ?? /\.(\w+)$/.exec(address)?.[1] ?? ''
      const fence = '`'.repeat(3 + Math.max(0, ...(text.match(/`{3,}/g) ?? []).map(({ length }) => length)))
      out.push(
        ...[`${fence}${language} ${rest}`, ...text.trimEnd().split('\n'), fence].map((part) => ({
          text: part,
          line: line.line,
        })),
      )
    }
    return out
  }
}

/** `other.md#2,5-7`: of another file some slides alone. */
function slidesChosen(slides: readonly RawSlide[], src: string): readonly RawSlide[] {
  const ranges = /#([\d,\s-]+)$/.exec(src)?.[1]?.split(',')
  if (!ranges) return slides
  return ranges.flatMap((range) => {
    const [first = '', last = first] = range.trim().split('-')
    return first === '' ? [] : slides.slice(Number(first) - 1, Number(last))
  })
}

function hasHeading({ body, columns }: WrittenSlide): boolean {
  return [...body, ...(columns?.left ?? []), ...(columns?.right ?? [])].some(({ type }) => type === 'heading')
}

/** reveal.js: what follows a line that begins with `Note:` is the speaker's. */
function dropNotes(lines: readonly SourceLine[], dialect: Dialect): { lines: SourceLine[]; notes: string[] } {
  if (dialect !== 'reveal-markdown') return { lines: [...lines], notes: [] }
  const places = placesOf(lines)
  const at = lines.findIndex(({ text }, index) => places[index] === 'text' && /^\s*notes?:/i.test(text))
  if (at < 0) return { lines: [...lines], notes: [] }
  return { lines: lines.slice(0, at), notes: [joinLines(lines.slice(at)).replace(/^\s*notes?:\s*/i, '')] }
}

function isHidden({ values }: RawSlide, attributes: SlideAttributes): boolean {
  return hidesItself(values) || attributes.get('visibility') === 'hidden'
}

/** Slidev's two words for it. */
function hidesItself(values: Readonly<Record<string, unknown>>): boolean {
  return (values['hide'] ?? values['disabled']) === true
}

/** What a slide is by the layout that its tool gives it. */
function roleOf(
  { values, depth }: RawSlide,
  dialect: Dialect,
  directives: ReadonlyMap<string, string>,
): Pick<WrittenSlide, 'role'> {
  const layout = values['layout']
  const name = `${typeof layout === 'string' ? layout : ''} ${directives.get('class') ?? ''}`
  if (/\b(cover|intro|title)\b/.test(name)) return { role: 'title' }
  if (/\b(section|center|lead|statement|fact|quote|divider)\b/.test(name)) return { role: 'section' }
  return (dialect === 'quarto' || dialect === 'pandoc') && depth === 0 ? { role: 'section' } : {}
}
