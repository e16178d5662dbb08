import type { ParsedPage, SlidePage } from './slide-pages.ts'

/** Takes the slide out of its page's HTML; undefined where the page doesn't hold it. */
export function readPage(html: string, url: string, slideNumber: number): ParsedPage | undefined {
  const page = new DOMParser().parseFromString(stagePart(html), 'text/html')
  const section = page.querySelector<HTMLElement>(`section.slide[data-slide="${String(slideNumber)}"]`)
  if (!section) return undefined
  return {
    ...describePage(page),
    section: document.adoptNode(withAbsoluteLinks(section, url)),
    stylesheets: [...page.querySelectorAll('link[rel="stylesheet"]')].map(
      (link) => new URL(link.getAttribute('href') ?? '', url).href,
    ),
  }
}

/** The page that the reader opened, whose slide is on the stage already. */
export function pageOfDocument(section: HTMLElement): SlidePage {
  return { ...describePage(document), section }
}

function describePage(page: Document): Omit<SlidePage, 'section'> {
  return {
    title: page.title,
    description: page.querySelector<HTMLMetaElement>('meta[name="description"]')?.content ?? '',
    buildId: page.documentElement.dataset['build'] ?? '',
  }
}

/** A slide's links are relative to its own page, and the address of the document changes with each move. */
export function withAbsoluteLinks(section: HTMLElement, pageUrl: string): HTMLElement {
  for (const name of ['href', 'src']) {
    for (const element of section.querySelectorAll(`[${name}]`)) {
      const value = element.getAttribute(name) ?? ''
      if (!value.startsWith('#')) element.setAttribute(name, new URL(value, pageUrl).href)
    }
  }
  return section
}

/**
 * The page up to its transcript, the larger part, which the stage has no use for; without its own font rules, which are
 * inline, allowed by their hash there, and would be complained of here.
 */
function stagePart(html: string): string {
  const end = html.indexOf('data-part="transcript"')
  return html.slice(0, end < 0 ? undefined : end).replace(/<style>[^<]*<\/style>/, '')
}
