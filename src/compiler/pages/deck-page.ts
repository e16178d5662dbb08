import { formatDeckLink, type DeckLink, type DeckPage } from '../../deck/deck-link.ts'
import type { Locale } from '../../deck/locale.ts'
import type { PageData } from '../../deck/page-data.ts'
import { pathToBase } from '../../deck/relative-link.ts'
import { headTags, type HeadOptions } from './head-tags.ts'
import { htmlDocument } from './html-document.ts'
import { webManifestPath } from './machine-paths.ts'
import { noViewerLine } from './no-viewer-line.ts'

/** Files of the shell, as paths below the base; of what stands in the pages themselves, the code. */
export interface ShellFiles {
  /** Code that runs before anything is painted. */
  early: string
  /** Script of the whole transcript's button; without it these pages have none. */
  voice?: string
  /** Script of the page that tells of the repair; without it that page is only read. */
  repair?: string
  main: string
  /** Scripts that `main` is nothing without, those that others need first. */
  mainImports?: string[]
  styles: string[]
  /** Stylesheet of the pages that are documents to read; without it there are no such pages. */
  documents?: string
  /** Script and stylesheet of the player for other sites' pages; without them there is no player. */
  embed?: { script: string; style: string }
}

/** What a page's document is made of, the shell's HTML aside. */
export interface DocumentParts extends Omit<HeadOptions, 'deck' | 'locale' | 'linkIn'> {
  data: PageData
  /** Prerendered shell. */
  body: string
  files: ShellFiles
  /** Stylesheets of the slide alone, as paths below the base: formulas. */
  slideStyles: string[]
  /** `@font-face` rules of the page's own fonts, allowed by their hash. */
  fontCss: string
  /** The rules that the page is first drawn with; where there are none, it waits for its stylesheets. */
  firstScreenCss?: string
  /** The Content-Security-Policy is left out where Vite's dev client needs its inline scripts. */
  policy: boolean
}

/**
 * A page of the deck as a whole HTML document. What it is first drawn with stands in itself: text and fonts have the line
 * for themselves, the stylesheets come after those, and then the scripts (src/entries/early.ts).
 */
export function pageDocument(parts: DocumentParts): string {
  const { data, files, fontCss, firstScreenCss = '', site } = parts
  const ownCss = fontCss + firstScreenCss
  const { deck, locale, page } = data
  return htmlDocument({
    lang: locale,
    root: { 'data-build': deck.buildId },
    toBase: pathToBase(page),
    policy: parts.policy ? { broker: site.broker } : undefined,
    coversNotch: true,
    title: parts.title,
    early: files.early,
    ownCss,
    ...(firstScreenCss
      ? {
          startedEarly: { styles: files.styles, scripts: [...(files.mainImports ?? []), files.main] },
          styles: parts.slideStyles,
        }
      : { styles: [...files.styles, ...parts.slideStyles], script: { path: files.main, when: 'late' } }),
    tags: headTags({ ...parts, deck, locale, linkIn: (other) => linkOf(data, other) }),
    manifest: webManifestPath(locale),
    hasThemeColor: true,
    data,
    body: `${noViewerLine(data)}
<div id="root">${parts.body}</div>`,
  })
}

function linkOf(data: PageData, locale: Locale): DeckLink {
  return data.page === 'slide'
    ? { locale, page: 'slide', slideNumber: data.slideNumber }
    : { locale, page: data.page }
}

/** How many folders below the base a page's file lies, and its path: `ja/41/index.html`. */
export function pageFile(page: DeckPage, locale: Locale, slideNumber: number): string {
  return `${formatDeckLink({ page, locale, slideNumber })}index.html`
}
