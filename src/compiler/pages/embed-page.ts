import type { Element } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { formatDeckLink } from '../../deck/deck-link.ts'
import { languageOf, type Locale } from '../../deck/locale.ts'
import { formatRelativeLink, pathToBase } from '../../deck/relative-link.ts'
import { escapeHtml } from '../../deck/transcript-article.ts'
import type { DeckSummary } from '../../deck/types.ts'
import { treesOf, type CompiledSlide } from '../compiled-deck.ts'
import { eachElement } from '../render/hast.ts'
import { htmlDocument } from './html-document.ts'
import { moveLinks, namesOthers } from './move-links.ts'
import { absoluteUrl, type Site } from './site-address.ts'
import { translatorOf } from './translator.ts'

/** What the player's page of a slide is made from. Paths are below the base. */
export interface EmbedPageOptions {
  deck: DeckSummary
  site: Site
  slide: CompiledSlide
  /** Code that runs before anything is painted. */
  early: string
  script: string
  styles: readonly string[]
  /** `@font-face` rules of the slide's own fonts. */
  fontCss: string
  /** Stylesheet with the whole deck's fonts, for the slides that come after. */
  deckFonts: string
  /** False leaves the policy out, for Vite's dev client. */
  policy: boolean
}

/** The parts of the page that change with the slide carry `data-swap`: the player takes them from the next one's page. */
export function embedDocument({
  deck,
  site,
  slide,
  early,
  script,
  styles,
  fontCss,
  deckFonts,
  policy,
}: EmbedPageOptions): string {
  const { locale, slideNumber } = slide
  const toBase = pathToBase('embed')
  const title = translatorOf(locale)('page.slideTitle', {
    number: slideNumber,
    title: slide.title,
    deck: deck.title[locale],
  })
  const whole = absoluteUrl(site, formatDeckLink({ locale, page: 'slide', slideNumber }))
  return htmlDocument({
    lang: locale,
    root: { 'data-build': deck.buildId, 'data-embed': '' },
    toBase,
    policy: policy ? {} : undefined,
    isIndexed: false,
    title,
    early,
    styles,
    ownCss: fontCss,
    script: { path: script },
    tags: whole ? [`<link rel="canonical" href="${whole}">`] : [],
    bodyAttributes: ` class="embed" data-count="${deck.slideCount}" data-fonts="${toBase}${deckFonts}"`,
    body: `<main class="embed-player">
<div class="stage"><div class="slides" data-swap="stage">${stageHtml(slide)}</div></div>
${bar(deck, slide)}
<section class="embed-transcript transcript" hidden tabindex="0" aria-labelledby="transcript-title">
<h2 class="visually-hidden" id="transcript-title" data-swap="transcript-title">${translatorOf(locale)('header.transcript')}</h2>
<div></div>
</section>
</main>`,
  })
}

/** The slide as the player shows it, whose page lies a folder deeper than the slide's own. */
function stageHtml(slide: CompiledSlide): string {
  // Most slides name nothing elsewhere, and stand there as they are.
  if (!namesOthers(slide.stageHtml)) return slide.stageHtml
  const { stage } = treesOf(slide)
  moveLinks(stage, '../../')
  openInNewTabs(stage)
  return toHtml(stage)
}

/** Inside of a frame a link would lead to a page that isn't shown there. */
function openInNewTabs(tree: Element): void {
  eachElement(tree, (node) => {
    const { href } = node.properties
    if (node.tagName !== 'a' || typeof href !== 'string' || href.startsWith('#')) return
    node.properties = { target: '_blank', rel: ['noopener'], ...node.properties }
  })
}

function bar(deck: DeckSummary, slide: CompiledSlide): string {
  const { locale, slideNumber, title } = slide
  const t = translatorOf(locale)
  const link = (to: Locale, number: number) =>
    formatRelativeLink('embed', {
      locale: to,
      page: 'embed',
      slideNumber: Math.min(Math.max(1, number), deck.slideCount),
    })
  const turn = (name: 'previous' | 'next', by: -1 | 1) => {
    const isEnd = slideNumber + by < 1 || slideNumber + by > deck.slideCount
    return `<a class="button" data-swap="${name}" href="${link(locale, slideNumber + by)}" aria-label="${t(`controls.${name}`)}"${isEnd ? ' aria-disabled="true"' : ''}>${icon(by < 0 ? 'm15 5-7 7 7 7' : 'm9 5 7 7-7 7')}</a>`
  }
  const whole = formatRelativeLink('embed', { locale, page: 'slide', slideNumber })
  const languages = deck.locales
    .filter((other) => other !== locale)
    .map(
      (other, index) =>
        // The player keeps its links, focus and all, and gives them the next page's addresses.
        `<a class="button" data-swap="language-${index}" href="${link(other, slideNumber)}" lang="${other}" hreflang="${other}">${languageOf(other).name}</a>`,
    )
  return `<nav class="embed-bar" data-swap="bar" aria-label="${t('controls.label')}">
${turn('previous', -1)}${turn('next', 1)}
<p class="embed-position" data-swap="position">${slideNumber} / ${deck.slideCount}</p>
<a class="embed-title" data-swap="open" href="${whole}" target="_blank" rel="noopener" aria-label="${escapeHtml(t('embed.open', { deck: deck.title[locale] }))}"><span>${escapeHtml(deck.title[locale])}</span>${icon('M14 4h6v6M20 4l-9 9M19 14v6H4V5h6')}</a>
${tryLink(slide, t('figureViewer.tryIt'))}
${languages.join('')}
<p class="visually-hidden" role="status" data-swap="status" data-title="${escapeHtml(title)}" data-failed="${escapeHtml(t('embed.failed'))}"></p>
</nav>`
}

/** A figure that can be tried opens so on the deck's own page; hidden where the slide has none, so that it can be swapped. */
function tryLink({ locale, slideNumber, treesJson }: CompiledSlide, label: string): string {
  const block = /"dataBlock":"(b\d+)"[^{}]*"dataExplore":/.exec(treesJson)?.[1]
  const href = formatRelativeLink('embed', {
    ...{ locale, page: 'slide', slideNumber },
    ...(block !== undefined && { explored: block }),
  })
  return `<a class="button embed-try" data-swap="try" href="${href}" target="_blank" rel="noopener"${block === undefined ? ' hidden' : ''}>${label}</a>`
}

function icon(path: string): string {
  return `<svg class="icon" viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="${path}"/></svg>`
}
