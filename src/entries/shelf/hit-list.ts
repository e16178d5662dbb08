import { formatPicturePath, PICTURE_SIZES } from '../../deck/picture-path.ts'
import type { ShelfPageData } from '../../deck/shelf/shelf-page-data.ts'
import type { ShelfTranslate } from '../../i18n/shelf-messages.ts'
import { snippetOf } from '../../transcript/search/snippet.ts'
import type { ShelfHits, SlideHit, TalkHits } from './find-in-shelf.ts'

/** Talks and slides of a talk that are listed at once; of more, a button lists them. */
const MOST_TALKS = 12
const MOST_SLIDES = 4

/** Where hits are listed by talk and slide, as links. */
export interface HitList {
  show: (hits: ShelfHits | undefined) => void
}

export function createHitList(
  place: HTMLElement,
  talks: HTMLElement,
  data: ShelfPageData,
  t: ShelfTranslate,
): HitList {
  const cards = [...talks.querySelectorAll<HTMLElement>(':scope > .talk')]
  // While more is being found, what is listed already stays as it is.
  const made = new WeakMap<TalkHits, HTMLElement>()
  const elementOf = (talk: TalkHits) => {
    const element = made.get(talk) ?? talkElement(talk, cards[talk.place], data, t)
    made.set(talk, element)
    return element
  }
  const list = (hits: readonly TalkHits[], most: number): Node[] => [
    ...hits.slice(0, most).map(elementOf),
    ...(hits.length > most
      ? [moreButton(t('moreTalks', { count: hits.length - most }), () => list(hits.slice(most), Infinity))]
      : []),
  ]
  return {
    show: (hits) => {
      const wanted = hits ? list(hits.talks, MOST_TALKS) : []
      const kept = new Set(wanted)
      for (const child of [...place.childNodes]) if (!kept.has(child)) child.remove()
      for (const [index, node] of wanted.entries())
        if (place.childNodes[index] !== node) place.insertBefore(node, place.childNodes[index] ?? null)
    },
  }
}

function talkElement(
  { place, slides, queries }: TalkHits,
  card: HTMLElement | undefined,
  data: ShelfPageData,
  t: ShelfTranslate,
): HTMLElement {
  const name = data.talks[place]?.name ?? ''
  const item = (hit: SlideHit) => slideElement(hit, queries, name, data, t)
  const rows = document.createElement('ol')
  rows.append(...slides.slice(0, MOST_SLIDES).map(item))
  const section = document.createElement('article')
  section.className = 'hit-talk'
  const heading = card?.querySelector('h2')?.cloneNode(true)
  const facts = card?.querySelector('.talk-facts')?.cloneNode(true)
  section.append(...[heading, facts].filter((node) => node !== undefined), rows)
  const rest = slides.slice(MOST_SLIDES)
  if (rest.length > 0) {
    const more = moreButton(t('moreSlides', { count: rest.length }), () => {
      rows.append(...rest.map(item))
      return []
    })
    section.append(more)
  }
  return section
}

/** Gives way to what it lists. */
function moreButton(label: string, list: () => Node[]): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'hit-more'
  button.textContent = label
  button.addEventListener('click', () => {
    button.replaceWith(...list())
  })
  return button
}

function slideElement(
  { hit, locale, slide }: SlideHit,
  queries: readonly RegExp[],
  name: string,
  data: ShelfPageData,
  t: ShelfTranslate,
): HTMLElement {
  const { slideNumber, title, picture } = slide
  const link = document.createElement('a')
  const block = hit.block === undefined ? '' : `#${hit.block}`
  link.href = `../${name}/${locale}/${String(slideNumber)}/${block}`
  link.hreflang = locale
  const number = textElement('span', 'hit-number', String(slideNumber))
  number.ariaLabel = t('slide', { number: slideNumber })
  const heading = textElement('span', 'hit-title', title)
  link.append(
    ...(picture === undefined ? [] : picturesOf(picture, slideNumber, name, locale)),
    number,
    heading,
  )
  if (locale !== data.locale) heading.lang = locale
  if (hit.kind !== 'title') {
    const words = textElement('span', 'hit-words', '')
    if (locale !== data.locale) words.lang = locale
    words.append(...snippetNodes(hit, queries))
    link.append(words)
  } else heading.replaceChildren(...snippetNodes(hit, queries))
  const item = document.createElement('li')
  item.append(link)
  return item
}

function picturesOf(picture: string, slideNumber: number, name: string, locale: SlideHit['locale']): Node[] {
  return (['light', 'dark'] as const).map((theme) => {
    const image = document.createElement('img')
    image.dataset['for'] = theme
    image.loading = 'lazy'
    image.alt = ''
    Object.assign(image, PICTURE_SIZES[theme])
    image.src = `../${name}/${formatPicturePath(theme, locale, slideNumber, picture)}`
    return image
  })
}

function snippetNodes(hit: SlideHit['hit'], queries: readonly RegExp[]): Node[] {
  return snippetOf(hit, queries).map(({ text, hit: isHit }) =>
    isHit ? textElement('mark', '', text) : document.createTextNode(text),
  )
}

function textElement(tag: string, className: string, text: string): HTMLElement {
  const element = document.createElement(tag)
  if (className) element.className = className
  element.textContent = text
  return element
}
