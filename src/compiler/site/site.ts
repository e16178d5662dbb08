import type { Element } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { PACK_SIZE, type DeckSummary, type IndexEntry, type TranscriptSlide } from '../../deck/types.ts'
import { formatRelativeLink, pathToBase } from '../../deck/relative-link.ts'
import type { Locale } from '../../deck/locale.ts'
import { talkPlan } from '../../deck/talk-plan.ts'
import { transcriptArticle } from '../../deck/transcript-article.ts'
import type { DeckPage, SpeakersPage } from '../../deck/deck-link.ts'
import { beginPart, beginWhole } from '../at-hand.ts'
import type { PageData, PageParts } from '../../deck/page-data.ts'
import { treesOf, type CompiledSlide } from '../compiled-deck.ts'
import { pageDocument, pageFile } from '../pages/deck-page.ts'
import { FirstScreenStyles } from '../pages/first-screen-styles.ts'
import type { SiteFile } from '../pages/site-file.ts'
import type { SharedByPages } from './page-writers.ts'
import type { SiteOptions } from './site-options.ts'
import { embedDocument } from '../pages/embed-page.ts'
import { moveLinks } from '../pages/move-links.ts'
import { contentsHtml, LISTED_SLIDES_LIMIT } from '../pages/contents-html.ts'
import { documentMakers, downloadsOf, type FileMaker } from './site-files.ts'
import { readingPageNames } from '../../deck/reading-pages.ts'
import { collectFontText, type FontText } from '../fonts/font-text.ts'
import { fontCutter } from '../fonts/font-cutter.ts'
import { TalkFonts, type FontSet } from '../fonts/fonts.ts'
import { pageExtras } from '../pages/page-extras.ts'
import { PictureNames } from '../pages/picture-names.ts'
import { recordingFiles } from '../files/recordings.ts'
import type { DeckPicture } from '../read/pictures.ts'
import { printDocument, printFile, type PrintName } from '../pages/print-page.ts'
import { lookStyle } from './look-style.ts'
import { SHELL_FACE, shellText } from '../fonts/shell-text.ts'
import { elementsOf } from '../fonts/slides-survey.ts'
import { allSlides, byFrequency, formulaFiles, hashed, surveySlides } from './site-survey.ts'
import { speakerPage } from '../pages/speaker-page.ts'
import { citedWorks, type CitedWorks } from '../pages/references-page.ts'
import { translatorOf } from '../pages/translator.ts'
import { slidesOfBuild } from '../../deck/offline.ts'

/** Makes pages and packs of a compiled deck, all at once or one at a time. */
export class SiteBuilder {
  private firstScreen: FirstScreenStyles | undefined

  private constructor(
    private readonly options: SiteOptions,
    /** Stylesheets of the deck's own look; none where it has none. */
    private readonly look: readonly SiteFile[],
    readonly summary: DeckSummary,
    /** Undefined while a deck is being written: its pages have whole fonts. */
    private readonly fonts: TalkFonts | undefined,
    private readonly formulas: SiteFile | undefined,
    /** Files that all pages share: fonts, stylesheets. */
    readonly sharedFiles: readonly SiteFile[],
    /** The characters of each slide; empty for decks whose pages have no fonts of their own. */
    private readonly fontTexts: ReadonlyMap<CompiledSlide, FontText>,
    readonly works: CitedWorks,
    /** Undefined where no pictures will be made. */
    private readonly pictureNames?: PictureNames,
  ) {}

  static async create(options: SiteOptions): Promise<SiteBuilder> {
    const { deck, cacheFolder } = options
    const works = citedWorks(deck.source.references, [...allSlides(deck)])
    const survey = surveySlides(options, works.list())
    // A deck that brings a face of its own means it for its slides.
    const own = deck.source.fonts
    const shell = own ? [] : shellText(deck.summary.locales)
    const fonts = await TalkFonts.create(byFrequency(survey.counts), cacheFolder, own, shell)
    const look = lookFiles(options)
    const [deckFonts, formulas] = await Promise.all([
      fonts.deckFonts(),
      formulaFiles(survey, deck.formulaCss, cacheFolder),
    ])
    const sharedFiles: SiteFile[] = [
      ...look,
      ...deckFonts.files.map(({ name, data }) => ({ path: `assets/fonts/${name}`, content: data })),
      hashed('assets/talk-fonts', 'css', `${deckFonts.css('fonts/')}${own ? '' : SHELL_FACE}`),
    ]
    sharedFiles.push(...formulas)
    return new SiteBuilder(
      options,
      look,
      { ...deck.summary, ...(!options.embed && { embed: false as const }), buildId: survey.buildId },
      fonts,
      formulas.at(-1),
      sharedFiles,
      survey.fontTexts,
      works,
      options.print &&
        new PictureNames(
          [options.print, ...formulas.slice(-1), ...look].map(({ content }) => String(content)).join(''),
        ),
    )
  }

  /** For who has only some slides of a long deck, and writes their pages: what these share was made from all of them. */
  static ofPages(
    options: SiteOptions,
    { summary, look, formulas, fonts, pictureStyles }: SharedByPages,
  ): SiteBuilder {
    return new SiteBuilder(
      options,
      look,
      summary,
      undefined,
      formulas === undefined ? undefined : { path: formulas, content: '' },
      [{ path: fonts, content: '' }],
      new Map(),
      { count: 0, list: () => [] },
      pictureStyles === undefined ? undefined : new PictureNames(pictureStyles),
    )
  }

  /** What `ofPages` takes. */
  get shared(): SharedByPages {
    return {
      summary: this.summary,
      look: this.look,
      formulas: this.formulas?.path,
      fonts: this.deckFontsStyle,
      pictureStyles: this.pictureNames?.styles,
    }
  }

  /** For a deck that is being written: pages of the slides that are there, with stylesheets that somebody else makes. */
  static onDemand(options: SiteOptions, styles: { fonts: SiteFile; formulas: SiteFile }): SiteBuilder {
    const summary = { ...options.deck.summary, buildId: 'dev' }
    const { fonts, formulas } = styles
    const { source, slides } = options.deck
    const works = citedWorks(source.references, Object.values(slides).flat())
    const look = lookFiles(options)
    return new SiteBuilder(
      options,
      look,
      summary,
      undefined,
      formulas,
      [fonts, formulas, ...look],
      new Map(),
      works,
    )
  }

  /** Pictures that slides show: files to be copied, since together they can be larger than memory. */
  get pictures(): DeckPicture[] {
    return this.options.deck.source.pictures.all()
  }

  /** Path of the stylesheet with the whole deck's fonts, which the shell loads after the first page. */
  get deckFontsStyle(): string {
    return this.sharedFiles.find(({ path }) => path.startsWith('assets/talk-fonts'))?.path ?? ''
  }

  /** Begins with the fonts of all pages, for who goes on to ask for every page. */
  async startPageFonts(): Promise<void> {
    this.fonts?.startPages(this.fontTexts.values())
    // Of a long deck all fonts are there by now.
    if (this.fontTexts.size === 0) await fontCutter.rest()
  }

  /** The page of a slide, or the deck's own, with the fonts that are its alone. */
  async page(page: DeckPage, locale: Locale, slideNumber: number): Promise<SiteFile[]> {
    const { deck, site, shell, prerender, policy } = this.options
    const slide = deck.slides[locale][slideNumber - 1]
    if (!slide) throw new Error(`there is no slide ${String(slideNumber)}`)
    const data: PageData = {
      deck: this.summary,
      page,
      locale,
      slideNumber,
      title: slide.title,
      fonts: this.deckFontsStyle,
    }
    const fontText = this.fontTexts.get(slide)
    const fonts = fontText && (await this.fonts?.pageFonts(fontText))
    const toBase = '../'.repeat(page === 'deck' ? 1 : 2)
    const body = prerender(data, this.parts(page, slide))
    const deckTitle = this.summary.title[locale]
    const document = pageDocument({
      data,
      title:
        page === 'deck'
          ? `${deckTitle} – ${this.summary.speaker[locale]}`
          : `${String(slideNumber)}. ${slide.title} – ${deckTitle}`,
      description:
        page === 'deck'
          ? this.summary.description[locale]
          : slide.description || this.summary.description[locale],
      body,
      firstScreenCss: this.firstScreenCss(body),
      site,
      files: fonts ? shell : { ...shell, styles: [...shell.styles, this.deckFontsStyle] },
      slideStyles: [...this.lookStyles, ...(slide.hasFormula && this.formulas ? [this.formulas.path] : [])],
      fontCss: fonts?.css(`${toBase}assets/fonts/`) ?? '',
      policy,
      ...pageExtras(this.extras, page, slide),
    })
    return [
      { path: pageFile(page, locale, slideNumber), content: document },
      ...(fonts?.files ?? []).map(({ name, data: font }) => ({
        path: `assets/fonts/${name}`,
        content: font,
      })),
    ]
  }

  /** The page of a slide and the player's, with their fonts. */
  async *slidePages(locale: Locale, slideNumber: number): AsyncGenerator<SiteFile> {
    const { source } = this.options.deck
    beginPart(source.slides[slideNumber - 1]?.file ?? source.name)
    yield* await this.page('slide', locale, slideNumber)
    yield* await this.embedPage(locale, slideNumber)
  }

  /** Nothing while a deck is being written, whose styles Vite brings. */
  private firstScreenCss(body: string): string {
    const { shellStyles } = this.options
    if (shellStyles === undefined) return ''
    this.firstScreen ??= new FirstScreenStyles(shellStyles)
    return this.firstScreen.cut(body)
  }

  /** One of the speaker's pages in a locale: no slide's own, so that it has the fonts of all of them. */
  speakerPage(page: SpeakersPage, locale: Locale): string {
    const { deck, shell, policy, site } = this.options
    const { minutes, sections } = deck.source.deck
    return speakerPage({
      data: {
        ...{ deck: this.summary, page, locale, slideNumber: 1 },
        title: this.summary.title[locale],
        fonts: this.deckFontsStyle,
        ...(page !== 'moderator' && { plan: talkPlan(minutes, sections) }),
      },
      ...{ shell: { ...shell, styles: [...shell.styles, ...this.lookStyles] }, policy, broker: site.broker },
    })
  }

  /** A static host has only files, so the speaker view has one at each slide's address: all the same, and small. */
  *eachSpeakerPage(): Generator<SiteFile> {
    for (const locale of this.summary.locales) {
      for (const page of ['clicker', 'moderator'] as const)
        yield { path: pageFile(page, locale, 1), content: this.speakerPage(page, locale) }
      const content = this.speakerPage('speaker', locale)
      for (let number = 1; number <= this.summary.slideCount; number++)
        yield { path: pageFile('speaker', locale, number), content }
    }
  }

  /** The player's page of a slide, for frames in other sites' pages. Its fonts are those of the slide's own page. */
  async embedPage(locale: Locale, slideNumber: number): Promise<SiteFile[]> {
    const { deck, site, shell, policy } = this.options
    const slide = deck.slides[locale][slideNumber - 1]
    if (!slide || !shell.embed || this.summary.embed === false) return []
    const fontText = this.fontTexts.get(slide)
    const fonts = fontText && (await this.fonts?.pageFonts(fontText))
    const styles = [shell.embed.style, ...this.lookStyles, slide.hasFormula ? this.formulas?.path : undefined]
    const content = embedDocument({
      deck: this.summary,
      site,
      slide,
      early: shell.early,
      script: shell.embed.script,
      styles: styles.filter((path) => path !== undefined),
      fontCss: fonts?.css(`${pathToBase('embed')}assets/fonts/`) ?? '',
      deckFonts: this.deckFontsStyle,
      policy,
    })
    return [{ path: pageFile('embed', locale, slideNumber), content }]
  }

  private get lookStyles(): string[] {
    return this.look.map(({ path }) => path)
  }

  private get extras() {
    const { site, embed = false } = this.options
    return {
      deck: this.summary,
      site,
      pictures: this.pictureNames,
      embed: embed && this.summary.embed !== false,
    }
  }

  private parts(page: DeckPage, slide: CompiledSlide): PageParts {
    const t = translatorOf(slide.locale)
    const href = formatRelativeLink(page, {
      locale: slide.locale,
      page: 'slide',
      slideNumber: slide.slideNumber,
    })
    const { stageHtml, blocks } = page === 'deck' ? oneFolderUp(slide) : slide
    const article = transcriptArticle({ [slide.locale]: { ...slide.transcript, blocks } }, [slide.locale], {
      // Links lead to the page's own blocks: `#b3`.
      rowIds: true,
      references: t('slide.references'),
      published: t('slide.published'),
      href,
      ...(this.options.shell.documents !== undefined && {
        works: formatRelativeLink(page, { locale: slide.locale, page: 'references' }),
      }),
    })
    return {
      stage: stageHtml,
      // The panel shows other slides' formulas too: it learns here what they need.
      transcript: `<article class="article" aria-current="true" data-slide="${String(slide.slideNumber)}" data-formulas="${this.formulas?.path ?? ''}">${article}</article>`,
      contents: page === 'deck' ? this.contents(slide.locale) : '',
    }
  }

  /** Slides by section, as links: the deck's page finds a slide without script. */
  private contents(locale: Locale): string {
    const { deck, shell } = this.options
    const long = this.summary.slideCount > LISTED_SLIDES_LIMIT
    return contentsHtml({
      deck: this.summary,
      locale,
      entries: long ? [] : deck.slides[locale].map((slide) => this.indexEntry(slide)),
      pages: shell.documents === undefined ? [] : readingPageNames(this.summary, this.works.count),
      downloads: downloadsOf(this.summary, locale, this.options.print !== undefined),
    })
  }

  /** Packs of text and titles, which panel, search, contents and progress fetch. */
  packs(): SiteFile[] {
    return [...this.eachPack()]
  }

  /** The same, one at a time. */
  *eachPack(): Generator<SiteFile> {
    for (const locale of this.summary.locales) {
      const slides = this.options.deck.slides[locale]
      const of = slidesOfBuild(this.summary.buildId)
      yield* packFiles(`${locale}/text`, of, slides, ({ transcript }): TranscriptSlide => transcript)
      yield* packFiles(`${locale}/index`, of, slides, (slide) => this.indexEntry(slide))
    }
  }

  private indexEntry(slide: CompiledSlide): IndexEntry {
    const { slideNumber, title, section, build } = slide
    const picture = this.pictureNames?.hashOf(slide)
    return {
      ...{ slideNumber, title, section },
      ...(build !== undefined && { build }),
      ...(picture !== undefined && { picture }),
    }
  }

  /** Pages to read, files to take away, citations, and what machines read. */
  documents(): SiteFile[] {
    return [...this.eachDocument()]
  }

  /** The same, one at a time, and of them those that are wanted. */
  *eachDocument(wanted: (path: string) => boolean = () => true): Generator<SiteFile> {
    const { deck, site } = this.extras
    for (const { path, make } of this.documentMakers()) {
      if (!wanted(path)) continue
      beginWhole(path)
      yield { path, content: make() }
    }
    for (const file of recordingFiles(this.options.deck.source.recordings, deck, site))
      if (wanted(file.path)) yield file
  }

  /** The same, each made when it is asked for. */
  documentMakers(): FileMaker[] {
    const { deck, shell, print, policy } = this.options
    const { documents, early, voice, repair } = shell
    const styles = [documents, ...this.lookStyles, this.deckFontsStyle, this.formulas?.path].filter(
      (path) => path !== undefined,
    )
    return documentMakers({
      ...this.extras,
      compiled: deck,
      works: this.works,
      early,
      reading: documents === undefined ? undefined : { styles, voice, repair, policy },
      pdfs: print !== undefined,
    })
  }

  /** Both weights with every character: on paper nothing is saved by leaving some out. */
  private async printFonts(slides: readonly CompiledSlide[]): Promise<FontSet> {
    const characters = new Set<string>()
    for (const slide of slides) {
      const { regular, bold } = this.fontTexts.get(slide) ?? collectFontText(elementsOf(slide))
      for (const character of [...regular, ...bold]) characters.add(character)
    }
    const text = { regular: characters, bold: characters, formula: new Set<string>() }
    const { cacheFolder, deck } = this.options
    const fonts = await TalkFonts.create(text, cacheFolder, deck.source.fonts)
    return fonts.pageFonts(text)
  }

  /** What the build's browser makes pictures and PDFs of, to be removed after that. */
  async printFiles(): Promise<SiteFile[]> {
    const { deck, print } = this.options
    if (!print) return []
    const styles = [print.path, ...this.lookStyles, this.formulas?.path].filter((path) => path !== undefined)
    const files: SiteFile[] = []
    for (const locale of this.summary.locales) {
      const slides = deck.slides[locale]
      beginWhole(printFile('slides', locale))
      const fonts = await this.printFonts(slides)
      const names = deck.source.slides.map(({ file }) => file)
      const fontCss = fonts.css('')
      const options = { deck: this.summary, slides, files: names, locale, styles, fontCss }
      files.push(
        ...fonts.files.map(({ name, data }) => ({ path: `print/${locale}/${name}`, content: data })),
        ...(['slides', 'handout'] satisfies PrintName[]).map((name) => {
          const path = printFile(name, locale)
          beginWhole(path)
          return { path, content: printDocument(name, options) }
        }),
      )
    }
    return files
  }
}

/** The deck's own look as a file; none where it has none. */
function lookFiles({ deck }: SiteOptions): SiteFile[] {
  const css = lookStyle(deck.source.deck.look)
  return css === undefined ? [] : [hashed('assets/look', 'css', css)]
}

/** A slide's HTML as the deck's page shows it, which lies a folder higher than the slide's own. */
function oneFolderUp(slide: CompiledSlide): Pick<CompiledSlide, 'stageHtml' | 'blocks'> {
  const html = (tree: Element) => {
    moveLinks(tree, '')
    return toHtml(tree)
  }
  const { stage, blocks } = treesOf(slide)
  const moved = blocks.map(html)
  return {
    stageHtml: html(stage),
    blocks: slide.blocks.map((block, index) => ({ ...block, html: moved[index] ?? '' })),
  }
}

function* packFiles(
  folder: string,
  of: string,
  slides: readonly CompiledSlide[],
  entryOf: (slide: CompiledSlide) => TranscriptSlide | IndexEntry,
): Generator<SiteFile> {
  for (let from = 0; from < slides.length; from += PACK_SIZE) {
    const path = `${folder}/${String(from / PACK_SIZE)}.json`
    beginWhole(path)
    const [first, ...others] = slides.slice(from, from + PACK_SIZE).map(entryOf)
    yield { path, content: JSON.stringify([{ slides: of, ...first }, ...others]) }
  }
}
