import { formatDeckLink, parseSpeakerDeckSlide } from '../../deck/deck-link.ts'
import { chooseLocale, isLocale } from '../../deck/locale.ts'

/*
 * The page at the deck's base: leads on to the reader's language, keeping a slide asked for in Speaker Deck's way, a live
 * talk, and whether it is to be presented. It reads without script as well: links to each language.
 */
const links = [...document.querySelectorAll<HTMLAnchorElement>('a[hreflang]')]
const available = links.map(({ hreflang }) => hreflang).filter(isLocale)
const locale = chooseLocale(navigator.languages, available)
// A private talk's link can name another page, which its first script leads to (entries/private/page.ts).
if (locale && !('leaving' in document.documentElement.dataset)) {
  const slideNumber = parseSpeakerDeckSlide(location.search)
  const link = slideNumber === undefined ? { page: 'deck' as const } : { page: 'slide' as const, slideNumber }
  const url = new URL(formatDeckLink({ locale, ...link }), location.href.replace(/[?#].*$/, ''))
  // The link that the hall scans is to no language, and brings each listener to their own.
  const session = new URLSearchParams(location.search).get('live')
  if (session !== null) url.searchParams.set('live', session)
  if (new URLSearchParams(location.search).has('present')) url.searchParams.set('present', '')
  location.replace(url)
}
