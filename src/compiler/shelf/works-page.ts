import type { Locale } from '../../deck/locale.ts'
import { talkLocale, textIn, type ShelfTalk, type ShelfWork } from '../../deck/shelf/shelf-talk.ts'
import { escapeHtml } from '../../deck/transcript-article.ts'
import { shelfTranslator } from '../../i18n/shelf-messages.ts'
import type { ShelfPage } from './shelf-document.ts'
import type { ShelfOptions } from './shelf-options.ts'

/** A work with all the talks that cite it. */
interface SharedWork extends Pick<ShelfWork, 'id' | 'html' | 'links'> {
  cited: { talk: ShelfTalk; work: ShelfWork }[]
}

/** One bibliography over all talks: each work once, with the talks and slides that cite it. */
export function worksPage(options: ShelfOptions, locale: Locale): ShelfPage {
  const { shelf, talks } = options
  const t = shelfTranslator(locale)
  const works = sharedWorks(talks)
  const items = works.map(({ id, html, links, cited }) => {
    const addresses = links.map(
      ({ label, url }) => `<a href="${escapeHtml(url)}" rel="noopener">${escapeHtml(label)}</a>`,
    )
    const places = cited.map(({ talk, work }) => citingTalk(talk, work, locale))
    return `<li id="${escapeHtml(anchorOf(id))}"><p class="work" lang="${isJapanese(html) ? 'ja' : 'en'}">${[html, ...addresses].join(' ')}</p>
<p class="work-cited">${escapeHtml(t('citedIn'))}</p><ul class="work-talks">${places.join('')}</ul></li>`
  })
  const title = t('works')
  return {
    page: 'works',
    locale,
    title: t('pageOf', { page: title, shelf: shelf.title[locale] ?? '' }),
    description: t('worksAbout', { count: works.length }),
    main: `<div class="shelf-top"><div class="shelf-title"><h1>${escapeHtml(title)}</h1>
<p class="shelf-about">${escapeHtml(t('worksAbout', { count: works.length }))}</p></div></div>
<ul class="works">
${items.join('\n')}
</ul>`,
  }
}

function citingTalk(talk: ShelfTalk, { key, slides }: ShelfWork, locale: Locale): string {
  const opened = talkLocale(talk, locale)
  const title = textIn(talk.title, locale, talk.locales)
  const base = `../../${talk.name}/${opened}/`
  const numbers = slides.map(({ slideNumber, title: titles }) => {
    const slide = textIn(titles, locale, talk.locales)
    return `<a class="slide-number" href="${base}${String(slideNumber)}/" title="${escapeHtml(slide.text)}">${String(slideNumber)}</a>`
  })
  return `<li><a href="${base}references/#${encodeURIComponent(key)}" lang="${title.locale}" hreflang="${opened}">${escapeHtml(title.text)}</a> ${numbers.join(' ')}</li>`
}

/** In the order of their authors, as each talk's own list has them. */
export function sharedWorks(talks: readonly ShelfTalk[]): SharedWork[] {
  const found = new Map<string, SharedWork>()
  for (const talk of talks) {
    for (const work of talk.works) {
      const { id, html, links } = work
      const shared = found.get(id) ?? { id, html, links, cited: [] }
      found.set(id, shared)
      shared.cited.push({ talk, work })
    }
  }
  const words = ({ html }: SharedWork) => html.replace(/<[^>]*>/g, '')
  return [...found.values()].sort((a, b) => words(a).localeCompare(words(b), 'en'))
}

/** An id of the page that a link can lead to. */
function anchorOf(id: string): string {
  return id.replace(/[^\p{L}\p{N}.]+/gu, '-')
}

function isJapanese(html: string): boolean {
  return /[\u3040-\u30ff\u3400-\u9fff]/.test(html)
}
