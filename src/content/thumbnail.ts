import { formatDeckLink } from '../deck/deck-link.ts'
import type { Locale } from '../deck/locale.ts'
import { showFragments } from './fragments.ts'
import { keepLoaded, loadText } from './loader.ts'
import { withOwnIds } from './own-ids.ts'
import { foldSection, readPage, unfoldSection } from './read-page.ts'
import { addStylesheets } from './stylesheets.ts'

/** Slides that are kept: as bytes, which are outside of the script's heap. */
const KEPT = 120
const loadFolded = keepLoaded(async (url) => {
  // A slide's address ends with its number.
  const slideNumber = Number(/(\d+)\/$/.exec(url)?.[1])
  const page = readPage(await loadText(url), url, slideNumber)
  if (!page) throw new Error(`${url} holds no slide`)
  const section = slimSlide(unfoldSection(page.slide, url))
  section.classList.remove('present')
  section.hidden = false
  showFragments(section, Infinity)
  const copy = withOwnIds(section, `small-${String(slideNumber)}-`)
  return { bytes: new TextEncoder().encode(foldSection(copy)), stylesheets: page.stylesheets }
}, KEPT)

/** A copy of a slide that is shown beside the stage, with all its steps; its looks are there. */
export async function loadThumbnail(
  baseUrl: string,
  locale: Locale,
  slideNumber: number,
): Promise<HTMLElement> {
  const url = baseUrl + formatDeckLink({ page: 'slide', locale, slideNumber })
  const { bytes, stylesheets } = await loadFolded(url)
  await addStylesheets(stylesheets)
  return unfoldSection(new TextDecoder().decode(bytes), url)
}

/** Read aloud, kept for copying, or a hint: nothing of it is seen. */
const UNSEEN = '.katex-mathml, math, title, desc, template, .visually-hidden, wbr'
/** Elements that hold others, and between which a line's end draws nothing. */
const HOLDERS = 'header, footer, div, figure, ul, ol, table, thead, tbody, tr, svg, g, defs'
/** A place to break a line, as `wbr` is one; nobody copies it or searches in it here. */
const BREAK = '\u200b'

/**
 * Leaves of a slide what is seen of it when it is small: without what is there for the ear, with places to break as
 * characters, without wrappers that say nothing. Half of the nodes, and the same picture. Changes the slide in place, which
 * is no longer one to be found by its number.
 */
export function slimSlide(slide: HTMLElement): HTMLElement {
  delete slide.dataset['slide']
  for (const unseen of slide.querySelectorAll(UNSEEN)) {
    if (unseen.localName === 'wbr') unseen.replaceWith(BREAK)
    else unseen.remove()
  }
  for (const wrapper of slide.querySelectorAll('g, span')) {
    if (isBare(wrapper)) wrapper.replaceWith(...wrapper.childNodes)
  }
  for (const holder of [slide, ...slide.querySelectorAll(HOLDERS)]) dropSpaces(holder)
  slide.normalize()
  return slide
}

function isBare(wrapper: Element): boolean {
  return wrapper.getAttributeNames().length === 0
}

function isLineBreak(text: string): boolean {
  return text.trim() === '' && text.includes('\n')
}

function dropSpaces(holder: Element): void {
  for (const node of [...holder.childNodes]) {
    // As the compiler puts one between blocks; a space between words is none.
    if (node.nodeType === node.TEXT_NODE && isLineBreak(node.textContent ?? '')) node.remove()
  }
}
