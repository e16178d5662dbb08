import { fetchPage } from './embed-page.ts'

/** Shows the transcripts that stand in slides' own pages, one under the other; what can't be had is left out. */
export async function fillTranscript(urls: readonly string[], isWanted: () => boolean): Promise<void> {
  const found = await Promise.all(urls.map((url) => fetchArticle(url).catch(() => undefined)))
  const host = document.querySelector<HTMLElement>('.embed-transcript')
  const articles = found.filter((article) => article !== undefined)
  if (!host || !isWanted()) return
  host.hidden = articles.length === 0
  host.querySelector('div')?.replaceChildren(...articles)
  host.scrollTop = 0
}

/** The slide's formulas, where it has any, are dressed already: its player's page names their stylesheet. */
async function fetchArticle(url: string): Promise<Element | undefined> {
  const page = await fetchPage(url)
  const article = page.querySelector('[data-part="transcript"] > .article')
  if (!article) return undefined
  const copy = document.importNode(article, true)
  for (const link of copy.querySelectorAll('a[href]')) {
    link.setAttribute('href', new URL(link.getAttribute('href') ?? '', url).href)
    link.setAttribute('target', '_blank')
    link.setAttribute('rel', 'noopener')
  }
  return copy
}
