import { PAGE_DATA_ID, type PageData } from '../deck/page-data.ts'
import { coversAny } from './unicode-range.ts'

/** Milliseconds after which the fonts apply though some of them are on their way. */
const LATEST_MS = 10_000
/** What the page sets in its heavier weight. */
const BOLD = 'h1, h2, h3, strong, b, th'
const BOLD_FROM = 600

/**
 * A page brings fonts for its own characters; this adds the whole deck's, of which the browser fetches what is used.
 * Its rules stand before the page's, which go on to serve the first slide: of two faces that have a character the
 * later rule wins, and nothing is fetched twice.
 *
 * Over a slow line the files come one by one, and each would have the whole page laid out anew: those that it has words
 * for are fetched before the rules apply. What is returned has them apply at once.
 */
export function addDeckFonts(baseUrl: string): () => void {
  const data = JSON.parse(document.getElementById(PAGE_DATA_ID)?.textContent ?? '{}') as Partial<PageData>
  if (!data.fonts) return () => undefined
  const link = document.createElement('link')
  Object.assign(link, { rel: 'stylesheet', href: baseUrl + data.fonts, media: 'print' })
  // Held until the rules apply: what nobody holds a browser may let go, and fetch again.
  let fetched: FontFace[] = []
  const apply = () => {
    link.media = 'all'
    fetched = []
  }
  const onLoad = () => {
    if (link.media === 'all') return
    fetched = facesFor(link, document.getElementById('root') ?? document.body)
    const late = new Promise((resolve) => setTimeout(resolve, LATEST_MS))
    void Promise.race([Promise.allSettled(fetched.map((face) => face.load())), late]).then(apply)
  }
  link.addEventListener('load', onLoad, { once: true })
  document.head.insertBefore(link, document.head.querySelector('style'))
  return apply
}

/** The faces of a stylesheet that there are characters for. */
function facesFor({ sheet, href }: HTMLLinkElement, words: HTMLElement): FontFace[] {
  const all = new Set(words.textContent)
  const bold = new Set([...words.querySelectorAll(BOLD)].map(({ textContent }) => textContent).join(''))
  return [...(sheet?.cssRules ?? [])].flatMap((rule) => {
    if (!(rule instanceof CSSFontFaceRule)) return []
    const valueOf = (name: string) => rule.style.getPropertyValue(name)
    const used = Number(valueOf('font-weight')) < BOLD_FROM ? all : bold
    const url = /url\("?([^")]+)/.exec(valueOf('src'))?.[1]
    if (url === undefined || !coversAny(valueOf('unicode-range'), used)) return []
    return [new FontFace(valueOf('font-family'), `url("${new URL(url, href).href}")`)]
  })
}
