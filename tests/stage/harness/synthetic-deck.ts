import type { DeckSummary } from '../../../src/deck/types.ts'
import { inLocales } from '../../fixtures/deck-texts.ts'

/** A deck of any length whose pages are made when asked for: words to fill a slide, fragments of all kinds. */

export const BUILD_ID = 'build-1'

export function syntheticSummary(slideCount: number): DeckSummary {
  const text = (words: string) => inLocales({ ja: `${words}（日本語）`, en: words })
  return {
    title: text('Synthetic'),
    speaker: text('Nobody'),
    affiliation: text('Nowhere'),
    event: text('Test'),
    description: text('Made for tests'),
    given: '2024-01-01',
    locales: ['ja', 'en'],
    sections: [{ id: 'all', title: text('All'), firstSlide: 1 }],
    slideCount,
    buildId: BUILD_ID,
  }
}

/** The `<section>` of a slide, in the shape that the compiler gives it. */
export function syntheticSection(locale: string, slideNumber: number): string {
  const number = String(slideNumber)
  const items = Array.from({ length: 5 }, (_, index) => item(slideNumber, index)).join('')
  return `<section class="slide" data-slide="${number}" data-layout="text" lang="${locale}" aria-label="${number} ${title(locale, slideNumber)}"><header class="slide-head"><h1 data-block="b0">${title(locale, slideNumber)}</h1></header><div class="slide-body"><ul>${items}</ul><p data-block="b6">See <a href="../${String(Math.max(1, slideNumber - 1))}/">the slide before</a> or <a href="#/0">the first one</a></p></div><footer class="slide-foot"><span class="slide-number">${number}</span></footer></section>`
}

function title(locale: string, slideNumber: number): string {
  return locale === 'ja' ? `スライド${String(slideNumber)}番` : `Slide number ${String(slideNumber)}`
}

/** None on every third slide, single steps on others, two at once on some, out of order on a few. */
function item(slideNumber: number, index: number): string {
  const isFragment = slideNumber % 3 !== 0 && index > 0 && index <= (slideNumber * 7) % 5
  const step = slideNumber % 4 === 0 ? ` data-fragment-index="${String(Math.floor((5 - index) / 2))}"` : ''
  const attributes = isFragment ? ` class="fragment"${step}` : ''
  return `<li data-block="b${String(index + 1)}"${attributes}>Item ${String(index + 1)} of slide ${String(slideNumber)}</li>`
}

/** The whole page of a slide. `head` takes more stylesheets. */
export function syntheticPage(locale: string, slideNumber: number, body: string, head = ''): string {
  return `<!doctype html><html lang="${locale}" class="js" data-build="${BUILD_ID}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title(locale, slideNumber)}</title><meta name="description" content="About ${String(slideNumber)}">${head}</head><body>${body}</body></html>`
}
