import { languageOf, type Locale } from '../../deck/locale.ts'
import { formatPicturePath, PICTURE_SIZES } from '../../deck/picture-path.ts'
import { talkLocale, textIn, type ShelfTalk } from '../../deck/shelf/shelf-talk.ts'
import { escapeHtml } from '../../deck/transcript-article.ts'
import type { ShelfTranslate } from '../../i18n/shelf-messages.ts'

/** Quiet colours of covers that are no pictures (shelf.css). */
const HUES = 6

/** A talk on the shelf's page: its cover, what it is, where and when it was given, and what it is about. */
export function talkCard(talk: ShelfTalk, locale: Locale, toBase: string, t: ShelfTranslate): string {
  const opened = talkLocale(talk, locale)
  const title = textIn(talk.title, locale, talk.locales)
  const event = textIn(talk.event, locale, talk.locales)
  const speaker = textIn(talk.speaker, locale, talk.locales)
  const href = `${toBase}${talk.name}/${opened}/`
  const facts = [
    `<time datetime="${talk.given}">${escapeHtml(formatDay(talk.given, locale))}</time>`,
    ...(event.text ? [inLanguage(event, locale)] : []),
    escapeHtml(t('slides', { count: talk.slideCount })),
    ...(talk.locales.length > 1 || talk.locales[0] !== locale ? [languagesOf(talk.locales, locale)] : []),
  ]
  const tags = talk.tags.map((tag) => textIn(tag, locale, talk.locales)).filter(({ text }) => text)
  const link = `<a href="${href}" lang="${title.locale}" hreflang="${opened}">${escapeHtml(title.text)}</a>`
  return `<li class="talk" data-talk="${talk.name}">
${coverOf(talk, locale, toBase, link, speaker)}
<ul class="talk-facts">${facts.map((fact) => `<li>${fact}</li>`).join('')}</ul>
${tags.length > 0 ? `<ul class="talk-tags">${tags.map((tag) => `<li>${inLanguage(tag, locale)}</li>`).join('')}</ul>\n` : ''}</li>`
}

/** The first slide's picture with the title below, or the title set as a cover where no pictures were made. */
function coverOf(
  talk: ShelfTalk,
  locale: Locale,
  toBase: string,
  link: string,
  speaker: { text: string; locale: Locale },
): string {
  const heading = `<h2>${link}</h2>`
  const byline = `<p class="talk-speaker">${inLanguage(speaker, locale)}</p>`
  const shown = [locale, ...talk.locales].find((candidate) => talk.covers[candidate] !== undefined)
  if (shown === undefined)
    return `<div class="talk-cover" data-hue="${String(hueOf(talk.name))}">${heading}${byline}</div>`
  const { width, height } = PICTURE_SIZES.light
  const pictures = (['light', 'dark'] as const).map((theme) => {
    const path = formatPicturePath(theme, shown, 1, talk.covers[shown] ?? '')
    return `<img data-for="${theme}" src="${toBase}${talk.name}/${path}" width="${String(width)}" height="${String(height)}" loading="lazy" alt="">`
  })
  return `<div class="talk-pictured">${pictures.join('')}${heading}${byline}</div>`
}

/** A text that says its language where that isn't the page's. */
function inLanguage({ text, locale: own }: { text: string; locale: Locale }, locale: Locale): string {
  return own === locale ? escapeHtml(text) : `<span lang="${own}">${escapeHtml(text)}</span>`
}

function languagesOf(locales: readonly Locale[], locale: Locale): string {
  return locales
    .map((own) => inLanguage({ text: languageOf(own).name, locale: own }, locale))
    .join(locale === 'ja' ? '・' : ', ')
}

export function formatDay(day: string, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day))
}

/** The same for the same talk, whatever else is on the shelf. */
function hueOf(name: string): number {
  let sum = 0
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973
  return (sum % HUES) + 1
}
