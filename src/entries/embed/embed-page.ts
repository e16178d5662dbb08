/** Pages of the player that are kept once read: around the reader, and the way back. */
const KEPT_PAGES = 12

const pages = new Map<string, Promise<Document>>()

/** A page of the site as a document, fetched once; a failed fetch is tried again when next asked for. */
export function fetchPage(url: string): Promise<Document> {
  const known = pages.get(url)
  if (known) return known
  const page = readPage(url)
  pages.set(url, page)
  page.catch(() => pages.delete(url))
  const [oldest] = pages.keys()
  if (pages.size > KEPT_PAGES && oldest !== undefined) pages.delete(oldest)
  return page
}

async function readPage(url: string): Promise<Document> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url}: ${response.status}`)
  // Its font rules are inline, allowed by their hash there, and would be complained of here.
  const html = (await response.text()).replace(/<style>[^<]*<\/style>/, '')
  return new DOMParser().parseFromString(html, 'text/html')
}

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
export async function addStyles(page: Document, url: string): Promise<void> {
  const present = new Set(
    [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')].map(({ href }) => href),
  )
  const wanted = [...page.querySelectorAll('link[rel="stylesheet"]')].map(
    (link) => new URL(link.getAttribute('href') ?? '', url).href,
  )
  await Promise.all(wanted.filter((href) => !present.has(href)).map(addStyle))
}

export function addStyle(href: string): Promise<void> {
  const link = document.createElement('link')
  link.rel = 'stylesheet'
  link.href = href
  document.head.append(link)
  return new Promise((resolve) => {
    const settle = () => {
      resolve()
    }
    link.addEventListener('load', settle, { once: true })
    link.addEventListener('error', settle, { once: true })
  })
}
