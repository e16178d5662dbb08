import type { Locale } from '../../deck/locale.ts'
import { transcriptArticle, type ArticleLabels } from '../../deck/transcript-article.ts'
import type { TranscriptSlide } from '../../deck/types.ts'
import { estimateLines } from './article-size.ts'
import { inSlices } from '../../ui/in-slices.ts'
import { packsOf, type SlideSpan } from './shown-slides.ts'
import type { TextPacks } from '../../content/text-packs.ts'

/** What articles are made of. Two orders with the same version make the same articles. */
export interface ArticleOrder {
  span: SlideSpan
  languages: readonly Locale[]
  labels: (slideNumber: number) => ArticleLabels
  version: string
  /** Width of the text of one language, in ems. */
  columnEm: number
}

/** Builds the articles of a span, those that are there already aside. Rejects where a pack can't be had. */
export async function buildArticles(
  order: ArticleOrder,
  packs: TextPacks,
  present: readonly HTMLElement[],
  signal: AbortSignal,
): Promise<HTMLElement[]> {
  const known = new Map(present.map((article) => [Number(article.dataset['slide']), article]))
  const slides = await loadSpan(order, packs)
  signal.throwIfAborted()
  const articles: HTMLElement[] = []
  const numbers = Array.from(
    { length: order.span.last - order.span.first + 1 },
    (_, at) => order.span.first + at,
  )
  await inSlices(
    numbers,
    (slideNumber) => {
      const article = known.get(slideNumber)
      articles.push(
        article?.dataset['version'] === order.version
          ? article
          : buildArticle(order, slides(slideNumber), slideNumber),
      )
    },
    signal,
  )
  return articles
}

type Slides = Partial<Record<Locale, TranscriptSlide>>

async function loadSpan(
  { span, languages }: ArticleOrder,
  packs: TextPacks,
): Promise<(slideNumber: number) => Slides> {
  const loaded = await Promise.all(
    languages.map(async (locale) => {
      const found = await Promise.all(packsOf(span).map((pack) => packs.load(locale, pack)))
      return [locale, new Map(found.flat().map((slide) => [slide.slideNumber, slide]))] as const
    }),
  )
  return (slideNumber) =>
    Object.fromEntries(loaded.map(([locale, slides]) => [locale, slides.get(slideNumber)]))
}

function buildArticle(order: ArticleOrder, slides: Slides, slideNumber: number): HTMLElement {
  const article = document.createElement('article')
  article.className = 'article'
  article.dataset['slide'] = String(slideNumber)
  article.dataset['version'] = order.version
  article.dataset['columns'] = String(order.languages.length)
  const labels = order.labels(slideNumber)
  // Nothing in a template is fetched.
  const template = document.createElement('template')
  template.innerHTML = transcriptArticle(slides, order.languages, labels)
  settleAddresses(template.content, labels.href)
  article.append(template.content)
  takeOutOfTabOrder(article)
  const shown = order.languages.map((locale) => slides[locale]).filter((slide) => slide !== undefined)
  article.style.setProperty('--article-lines', String(estimateLines(shown, order.columnEm)))
  return article
}

/** Links and pictures in the packs are written for the slide's own page, which this need not be. */
function settleAddresses(content: DocumentFragment, slideUrl: string): void {
  for (const name of ['href', 'src'])
    for (const element of content.querySelectorAll(`[${name}^="../"]`))
      element.setAttribute(name, new URL(element.getAttribute(name) ?? '', slideUrl).href)
}

/** Lines can take the focus, but the Tab key stops at one of them only (use-roving-lines.ts). */
export function takeOutOfTabOrder(scope: Element): void {
  for (const element of scope.querySelectorAll<HTMLElement>(`.row, ${CONTROLS}`)) element.tabIndex = -1
  for (const row of scope.querySelectorAll('.row')) {
    // What takes the focus has a role, and says which key goes to its place on the slide.
    if (!row.hasAttribute('role')) row.setAttribute('role', 'group')
    row.setAttribute('aria-keyshortcuts', 'Enter')
  }
}

/** What the Tab key would stop at inside the articles. */
export const CONTROLS = 'a[href], button, summary, [tabindex]:not(.row, .block-picture)'
