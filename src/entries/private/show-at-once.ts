import type { Bytes } from '../../deck/private/bytes.ts'
import type { OpenedFiles } from './opened-files.ts'
import { isOpenStyle } from './page-data.ts'
import { absolute, LEFT_OUT, parsePage, replaceBody } from './show-document.ts'

/*
 * A talk's page is shown as soon as it is opened, while the service worker is still on its way; then the page is loaded
 * anew, and looks the same. Its letters are the browser's own until then, as on any page whose fonts are on their way.
 */

/** Font rules that name a file, which this page couldn't ask for by its name. */
const FONT_FILES = /@font-face\s*\{[^}]*url\([^}]*\}/g

interface TalkFiles {
  baseUrl: string
  read: (path: string) => Promise<Bytes | undefined>
}

/** Shows a page of the talk in the place of this one. Its pictures and other styles follow as they come. */
export function showAtOnce(html: string, { baseUrl, read }: TalkFiles): void {
  const page = parsePage(html)
  const scripts = viewerScripts(page)
  for (const element of page.querySelectorAll(LEFT_OUT)) element.remove()
  const own = [...page.querySelectorAll<HTMLTemplateElement>('template.own-style')].map(sheetOf)
  const sealed = [...page.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')].filter((link) =>
    isSealed(link, baseUrl),
  )
  for (const link of sealed) link.remove()
  const pictures = takePictures(page)
  for (const { name, value } of page.documentElement.attributes)
    if (!document.documentElement.hasAttribute(name)) document.documentElement.setAttribute(name, value)
  replaceBody(page, own)
  for (const script of scripts) fetchAhead(script)
  if (sealed.length + pictures.length > 0) void openRest(sealed, pictures, { baseUrl, read })
}

/** What opens files isn't waited for by the text. */
async function openRest(
  links: readonly HTMLLinkElement[],
  pictures: readonly Picture[],
  { baseUrl, read }: TalkFiles,
): Promise<void> {
  const { OpenedFiles } = await import('./opened-files.ts')
  const files = new OpenedFiles(baseUrl, read)
  await Promise.all([
    ...links.map((link) => addStyles(link, files)),
    ...pictures.map((picture) => openPicture(picture, files)),
  ])
}

function sheetOf(template: HTMLTemplateElement): CSSStyleSheet {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(template.content.textContent.replace(FONT_FILES, ''))
  return sheet
}

function isSealed(link: HTMLLinkElement, baseUrl: string): boolean {
  const url = absolute(link.getAttribute('href'))
  return url.startsWith(baseUrl) && !isOpenStyle(url.slice(baseUrl.length))
}

/** A stylesheet that doesn't open is missed for a moment: the page that comes says what is wrong. */
async function addStyles(link: HTMLLinkElement, files: OpenedFiles): Promise<void> {
  const sheet = await files.styles(absolute(link.getAttribute('href'))).catch(() => undefined)
  if (sheet) document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
}

interface Picture {
  element: Element
  name: 'src' | 'href'
  url: string
}

/** None is asked for by its name. */
function takePictures(page: Document): Picture[] {
  for (const source of page.querySelectorAll('source')) source.remove()
  return (['src', 'href'] as const).flatMap((name) =>
    [...page.querySelectorAll(name === 'src' ? 'img' : 'image')].map((element) => {
      const url = absolute(element.getAttribute(name))
      element.removeAttribute(name)
      element.removeAttribute('srcset')
      return { element, name, url }
    }),
  )
}

async function openPicture({ element, name, url }: Picture, files: OpenedFiles): Promise<void> {
  const address = await files.address(url).catch(() => undefined)
  if (address !== undefined) element.setAttribute(name, address)
}

/** The scripts that the page itself starts with, and those that its first one starts. */
function viewerScripts(page: Document): string[] {
  return [...page.querySelectorAll('script')].flatMap((script) => [
    ...(script.type === 'module' ? [script.getAttribute('src') ?? ''] : []),
    ...(script.dataset['viewer']?.split(' ') ?? []),
  ])
}

/** It is on the device when the page is loaded anew. */
function fetchAhead(script: string): void {
  if (script === '') return
  const link = document.createElement('link')
  link.rel = 'modulepreload'
  link.href = absolute(script)
  document.head.append(link)
}
