import { formatDeckLink, nearestSlide, parseDeckLink, type DeckLink } from '../../deck/deck-link.ts'
import type { EmbedPosition } from '../../deck/embed-messages.ts'
import { isLocale, type Locale } from '../../deck/locale.ts'
import { addStylesheet } from '../../content/stylesheets.ts'
import { shownLanguages } from '../../viewer/shown-languages.ts'
import { addStyles, fetchPage, swapParts } from './embed-page.ts'
import { fillTranscript } from './embed-transcript.ts'

/** The player of an embedded slide: moves by taking the next slide's page apart. */
export class Player {
  private locale: Locale
  private slideNumber: number
  private readonly slideCount = Number(document.body.dataset['count'])
  private readonly transcript: DeckLink['transcript']
  private readonly recording: { path: string; atMs: number } | undefined
  /** Counts the moves: one that was overtaken while its page was on the way shows nothing. */
  private moves = 0

  /** `baseUrl` is the site's, with a slash at its end. */
  constructor(
    private readonly baseUrl: string,
    link: DeckLink,
    private readonly onPosition: (position: EmbedPosition) => void,
  ) {
    this.locale = link.locale
    this.slideNumber = link.slideNumber ?? 1
    this.transcript = link.transcript
    this.recording = link.replay === undefined ? undefined : { path: link.replay, atMs: link.atMs ?? 0 }
    void this.showTranscript()
    const { fonts } = document.body.dataset
    // The page brought its own slide's characters alone.
    if (fonts) void addStylesheet(new URL(fonts, location.href).href)
  }

  static open(onPosition: (position: EmbedPosition) => void): Player | undefined {
    const baseUrl = new URL('../../../', location.href.replace(/[?#].*$/, '').replace(/index\.html$/, ''))
      .href
    const path = location.href.slice(baseUrl.length).replace(/[?#].*$/, '')
    const link = parseDeckLink(path, location.search, location.hash)
    return link?.page === 'embed' ? new Player(baseUrl, link, onPosition) : undefined
  }

  get position(): EmbedPosition {
    const title = document.querySelector<HTMLElement>('[data-swap="status"]')?.dataset['title'] ?? ''
    const { slideNumber, slideCount, locale } = this
    return { slideNumber, slideCount, locale, title }
  }

  /** Plays the recording that the address names: what it needs is fetched then. */
  openVoice(): void {
    const { recording, baseUrl } = this
    if (!recording) return
    import('./embed-voice.ts')
      .then(({ playVoice }) => {
        const goTo = (slideNumber: number) => {
          this.goTo(slideNumber)
        }
        return playVoice({ goTo, ...recording, baseUrl })
      })
      .catch(() => {
        say(document.querySelector<HTMLElement>('[data-swap="status"]')?.dataset['failed'] ?? '')
      })
  }

  step(by: -1 | 1): void {
    const target = this.slideNumber + by
    if (target >= 1 && target <= this.slideCount) this.goTo(target)
  }

  /** A number beyond the deck leads to its nearest slide. */
  goTo(slideNumber: number, locale: Locale = this.locale): void {
    const target = nearestSlide(slideNumber, this.slideCount)
    if (target === this.slideNumber && locale === this.locale) return
    this.show(target, locale).catch(() => {
      say(document.querySelector<HTMLElement>('[data-swap="status"]')?.dataset['failed'] ?? '')
    })
  }

  setLocale(locale: Locale): void {
    this.goTo(this.slideNumber, locale)
  }

  private async show(slideNumber: number, locale: Locale): Promise<void> {
    const move = ++this.moves
    const path = formatDeckLink({ locale, page: 'embed', slideNumber })
    const url = this.baseUrl + path
    const page = await fetchPage(url)
    await addStyles(page, url)
    if (move !== this.moves) return
    say('')
    // The parts' links are relative to their page.
    history.replaceState(null, '', `${url}${location.search}`)
    this.slideNumber = slideNumber
    this.locale = locale
    swapParts(page)
    document.documentElement.lang = locale
    document.title = page.title
    const status = document.querySelector('[data-swap="status"]')
    if (status) status.textContent = `${slideNumber} ${this.position.title}`
    this.onPosition(this.position)
    void this.showTranscript()
    this.fetchAhead()
  }

  private fetchAhead(): void {
    if (this.slideNumber >= this.slideCount) return
    const next = { locale: this.locale, page: 'embed', slideNumber: this.slideNumber + 1 } as const
    fetchPage(this.baseUrl + formatDeckLink(next)).catch(() => {
      // Told when the reader asks for it.
    })
  }

  private async showTranscript(): Promise<void> {
    if (!this.transcript) return
    const { locale, slideNumber, transcript, moves } = this
    const languages = shownLanguages(transcript, locale, deckLocales(locale))
    const urls = languages.map(
      (language) => this.baseUrl + formatDeckLink({ locale: language, page: 'slide', slideNumber }),
    )
    await fillTranscript(urls, () => moves === this.moves)
  }
}

/** The deck's languages, as the page's links to the others say them. */
function deckLocales(own: Locale): Locale[] {
  const others = [...document.querySelectorAll<HTMLElement>('[data-swap^="language"]')].map(
    ({ lang }) => lang,
  )
  return [own, ...others.filter(isLocale)]
}

/** A message over the slide; an empty one takes it away. */
function say(words: string): void {
  document.querySelector('.embed-message')?.remove()
  if (!words) return
  const message = document.createElement('p')
  message.className = 'embed-message'
  message.setAttribute('role', 'alert')
  message.textContent = words
  document.body.append(message)
}
