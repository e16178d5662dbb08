import type { ReadPage } from './slide-pages.ts'

/** Takes the slide's text out of its page's HTML; undefined where the page doesn't hold it. */
export function readPage(html: string, url: string, slideNumber: number): ReadPage | undefined {
  const slide = slideOf(html)
  const start = slide.slice(0, slide.indexOf('>'))
  if (!start.includes(` data-slide="${String(slideNumber)}"`)) return undefined
  return {
    slide,
    url,
    stylesheets: stylesheetsIn(html).map((href) => new URL(href, url).href),
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
  for (const image of section.querySelectorAll<HTMLImageElement>('img[srcset]')) {
    image.srcset = image.srcset.replace(/\S+(?= \d+x)/g, (address) => new URL(address, pageUrl).href)
  }
  return section
}

/**
 * Inert, as a document of its own would be (nothing is fetched, no script runs), but nothing else than what is asked for
 * is parsed, and no document is left over.
 */
function fragmentOf(html: string): DocumentFragment {
  const template = document.createElement('template')
  template.innerHTML = html
  return template.content
}

/** In the head, or after the text for who runs no script. */
function stylesheetsIn(html: string): string[] {
  return [...html.matchAll(/<link rel="stylesheet" href="([^"]*)"/g)].map(([, href = '']) => href)
}

/** A slide as text. What a step or a mark has left on it stays: who shows it sets that anyway. */
export function foldSection(section: HTMLElement): string {
  return section.outerHTML
}

/** The slide of such a text, with absolute links. */
export function unfoldSection(slide: string, url: string): HTMLElement {
  const section = fragmentOf(slide).firstElementChild
  if (!(section instanceof HTMLElement)) throw new Error('a folded slide is no element')
  return document.adoptNode(withAbsoluteLinks(section, url))
}

/** The first slide in the page: there is no section inside of it. */
function slideOf(html: string): string {
  const start = html.indexOf('<section class="slide')
  const end = html.indexOf(END, start)
  return start < 0 || end < 0 ? '' : html.slice(start, end + END.length)
}

const END = '</section>'
