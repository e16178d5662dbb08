import { keepLoaded, LoadFailure, loadText, sendPlain } from '../../content/loader.ts'
import { isWholePage } from '../../deck/whole-page.ts'
import { addStylesheets } from '../../content/stylesheets.ts'

/** Pages of the player that are kept once read: around the reader, and the way back. */
const KEPT_PAGES = 12

/** A page of the site as a document, fetched once; a failed fetch is tried again when next asked for. */
export const fetchPage = keepLoaded(async (url) => {
  // Its font rules are inline, allowed by their hash there, and would be complained of here.
  const html = (await loadText(url, { send: sendPlain })).replace(/<style>[^<]*<\/style>/, '')
  const page = new DOMParser().parseFromString(html, 'text/html')
  // A hall's sign-in page, or a host's own for whatever it lacks, comes as an answer like any other; so does a cut one.
  const isOwn = page.querySelector('[data-swap="stage"], [data-part="transcript"]') !== null
  if (!isOwn || !isWholePage(html)) throw new LoadFailure('content', undefined, url)
  return page
}, KEPT_PAGES)

/** Takes what changes with the slide out of a page. Elements stay, so that the focus does. */
export function swapParts(page: Document): void {
  for (const part of document.querySelectorAll<HTMLElement>('[data-swap]')) {
    const next = page.querySelector<HTMLElement>(`[data-swap="${part.dataset['swap'] ?? ''}"]`)
    if (!next) continue
    for (const { name } of [...part.attributes]) if (!next.hasAttribute(name)) part.removeAttribute(name)
    for (const { name, value } of next.attributes) part.setAttribute(name, value)
    // The bar is made of parts.
    if (part.querySelector('[data-swap]')) continue
    part.replaceChildren(...[...next.childNodes].map((node) => document.importNode(node, true)))
  }
}

/** Adds the stylesheets that a page has beyond ours: formulas. Resolves when they apply, or can't be had. */
export function addStyles(page: Document, url: string): Promise<void> {
  const links = [...page.querySelectorAll('link[rel="stylesheet"]')]
  return addStylesheets(links.map((link) => new URL(link.getAttribute('href') ?? '', url).href))
}
