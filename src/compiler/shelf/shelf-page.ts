import { languageOf, LOCALES, type Locale } from '../../deck/locale.ts'
import type { ShelfPageData } from '../../deck/shelf/shelf-page-data.ts'
import { textIn, type ShelfTalk } from '../../deck/shelf/shelf-talk.ts'
import { escapeHtml } from '../../deck/transcript-article.ts'
import { shelfTranslator, type ShelfTranslate } from '../../i18n/shelf-messages.ts'
import type { ShelfPage } from './shelf-document.ts'
import { shelfLinkedData } from './shelf-linked-data.ts'
import type { ShelfOptions } from './shelf-options.ts'
import { talkCard } from './talk-card.ts'

/** All talks with their covers, what narrows them down, and the search of their text. */
export function shelfPage(options: ShelfOptions, locale: Locale): ShelfPage {
  const { shelf, talks } = options
  const t = shelfTranslator(locale)
  const data: ShelfPageData = {
    locale,
    locales: shelf.locales,
    talks: talks.map(({ name, locales }) => ({ name, locales })),
  }
  const title = shelf.title[locale] ?? ''
  const about = shelf.description?.[locale]
  const cards = talks.map((talk) => talkCard(talk, locale, '../', t))
  return {
    page: 'talks',
    locale,
    title,
    description: about ?? t('by', { owner: shelf.owner[locale] ?? '' }),
    data,
    linkedData: shelfLinkedData(options, locale),
    main: `<div class="shelf-top">
<div class="shelf-title">
<h1>${escapeHtml(title)}</h1>
${about === undefined ? '' : `<p class="shelf-about">${escapeHtml(about)}</p>\n`}</div>
<search class="shelf-search needs-script"><label><span class="visually-hidden">${escapeHtml(t('search'))}</span><input type="search" autocomplete="off" spellcheck="false" enterkeyhint="search" placeholder="${escapeHtml(t('search'))}"></label></search>
</div>
${filtersHtml(talks, locale, t)}
<p class="shelf-status" role="status" aria-live="polite"></p>
<section class="shelf-hits" hidden></section>
<ol class="talks">
${cards.join('\n')}
</ol>`,
  }
}

/** What narrows the talks down: nothing without script. */
function filtersHtml(talks: readonly ShelfTalk[], locale: Locale, t: ShelfTranslate): string {
  const groups = filterGroups(talks, locale, t).map(
    ({ name, label, choices }) =>
      `<fieldset data-filter="${name}"><legend>${escapeHtml(label)}</legend>${choices.map(choiceHtml).join('')}</fieldset>`,
  )
  if (groups.length === 0) return ''
  return `<details class="shelf-filters needs-script"><summary>${escapeHtml(t('filter'))}</summary>${groups.join('')}</details>`
}

/** One way to narrow the talks down: the talks that a choice leaves are named by their place on the page. */
interface FilterGroup {
  name: string
  label: string
  choices: FilterChoice[]
}

interface FilterChoice {
  label: string
  lang?: string
  talks: number[]
}

function choiceHtml({ label, lang, talks }: FilterChoice): string {
  const language = lang === undefined ? '' : ` lang="${lang}"`
  return `<button type="button" aria-pressed="false" data-talks="${talks.join(' ')}"${language}>${escapeHtml(label)} <span class="shelf-count">${String(talks.length)}</span></button>`
}

/** A group that parts nothing is left out. */
function filterGroups(talks: readonly ShelfTalk[], locale: Locale, t: ShelfTranslate): FilterGroup[] {
  const topics = choicesBy(talks, ({ tags, locales }) => tags.map((tag) => textIn(tag, locale, locales).text))
  const years = choicesBy(talks, ({ given }) => [given.slice(0, 4)])
  const languages = choicesBy(talks, ({ locales }) => locales)
  return [
    { name: 'topics', label: t('topics'), choices: topics.sort((a, b) => b.talks.length - a.talks.length) },
    { name: 'years', label: t('years'), choices: years.sort((a, b) => (a.label < b.label ? 1 : -1)) },
    {
      name: 'languages',
      label: t('languages'),
      choices: LOCALES.flatMap((other) =>
        languages
          .filter(({ label }) => label === other)
          .map((choice) => ({ ...choice, label: languageOf(other).name, lang: other })),
      ),
    },
  ].filter(({ choices }) => choices.some(({ talks: some }) => some.length < talks.length))
}

function choicesBy(
  talks: readonly ShelfTalk[],
  valuesOf: (talk: ShelfTalk) => readonly string[],
): FilterChoice[] {
  const found = new Map<string, number[]>()
  for (const [place, talk] of talks.entries()) {
    for (const value of new Set(valuesOf(talk).filter(Boolean)))
      found.set(value, [...(found.get(value) ?? []), place])
  }
  return [...found].map(([label, places]) => ({ label, talks: places }))
}
