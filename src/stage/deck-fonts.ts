import { PAGE_DATA_ID, type PageData } from '../deck/page-data.ts'
import { addStylesheet } from '../content/stylesheets.ts'

/**
 * A page brings fonts for its own characters; this adds the whole deck's, of which the browser fetches what is used.
 * Its rules stand before the page's, which go on to serve the first slide: of two faces that have a character the
 * later rule wins, and nothing is fetched twice.
 */
export function addDeckFonts(baseUrl: string): void {
  const data = JSON.parse(document.getElementById(PAGE_DATA_ID)?.textContent ?? '{}') as Partial<PageData>
  if (data.fonts) void addStylesheet(baseUrl + data.fonts, document.head.querySelector('style'))
}
