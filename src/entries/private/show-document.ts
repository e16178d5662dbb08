import type { OpenedFiles } from './opened-files.ts'

/** What a page brings for browsers alone: scripts would run in vain, and the policy is this document's own. */
export const LEFT_OUT =
  'script, meta[http-equiv], link[rel=manifest], link[rel=icon], link[rel=apple-touch-icon]'

/** Puts a page of the talk in the place of this one, with everything that it shows; `line` stands above it. */
export async function showDocument(html: string, files: OpenedFiles, line: string): Promise<void> {
  const page = parsePage(html)
  for (const element of page.querySelectorAll(LEFT_OUT)) element.remove()
  const sheets = await takeStyles(page, files)
  await openPictures(page, files)
  document.documentElement.classList.replace('js', 'no-viewer')
  replaceBody(page, sheets)
  sayLine(line)
}

/** This document's policy would be told of styles that it forbids, though none is to apply before it is taken over. */
export function parsePage(html: string): Document {
  const inert = html.replace(/<style>(.*?)<\/style>/gs, '<template class="own-style">$1</template>')
  return new DOMParser().parseFromString(inert, 'text/html')
}

/** Shows a page that nothing is to be taken out of any more, with these styles and those that it links to. */
export function replaceBody(page: Document, sheets: readonly CSSStyleSheet[]): void {
  document.documentElement.lang = page.documentElement.lang
  document.title = page.title
  document.adoptedStyleSheets = [...sheets]
  for (const link of document.querySelectorAll('link[rel=stylesheet]')) link.remove()
  document.head.append(...[...page.querySelectorAll('link[rel=stylesheet]')].map(adopted))
  document.body.replaceWith(document.adoptNode(page.body))
  scrollTo(0, 0)
}

/** Styles of the page's own and sealed ones; those in the open it goes on to link to. */
async function takeStyles(page: Document, files: OpenedFiles): Promise<CSSStyleSheet[]> {
  const sheets: CSSStyleSheet[] = []
  for (const element of page.querySelectorAll<HTMLElement>('template.own-style, link[rel=stylesheet]')) {
    const sheet =
      element instanceof HTMLLinkElement
        ? await files.styles(absolute(element.getAttribute('href')))
        : await files.stylesOf((element as HTMLTemplateElement).content.textContent, location.href)
    if (!sheet) continue
    sheets.push(sheet)
    element.remove()
  }
  return sheets
}

async function openPictures(page: Document, files: OpenedFiles): Promise<void> {
  for (const source of page.querySelectorAll('source')) source.remove()
  for (const name of ['src', 'href'])
    for (const picture of page.querySelectorAll(name === 'src' ? 'img' : 'image')) {
      const address = await files.address(absolute(picture.getAttribute(name)))
      if (address !== undefined) picture.setAttribute(name, address)
    }
}

/** A parsed page has no address of its own. */
export function absolute(href: string | null): string {
  return new URL(href ?? '', location.href).href
}

function adopted(link: Element): Element {
  link.setAttribute('href', absolute(link.getAttribute('href')))
  return document.adoptNode(link)
}

function sayLine(line: string): void {
  const known = document.querySelector('.no-viewer-line')
  const shown = known ?? document.createElement('p')
  shown.className = 'no-viewer-line private-line'
  shown.replaceChildren(line)
  shown.toggleAttribute('hidden', false)
  if (!known) document.body.prepend(shown)
}
