import { describe, expect, it } from 'vitest'
import { oembedJson } from '../../../src/compiler/files/oembed.ts'
import { oembedPath } from '../../../src/compiler/pages/machine-paths.ts'
import type { DeckSummary } from '../../../src/deck/types.ts'
import { inLocales } from '../../fixtures/deck-texts.ts'

const DECK: DeckSummary = {
  title: inLocales({ ja: '潮', en: 'Tides "now"' }),
  speaker: inLocales({ ja: '山田', en: 'Yamada' }),
  affiliation: inLocales({ ja: '', en: '' }),
  event: inLocales({ ja: '', en: '' }),
  description: inLocales({ ja: '', en: '' }),
  given: '2024-05-01',
  locales: ['ja', 'en'],
  sections: [],
  slideCount: 4,
  buildId: 'b0',
}
const SLIDE = { locale: 'en', slideNumber: 2, title: 'A <b>' } as const

describe('a slide’s oEmbed file', () => {
  it('holds a frame of the player', () => {
    const json = oembedJson(DECK, { origin: 'https://host', base: '/talk/' }, SLIDE, '0f')
    const answer = JSON.parse(json ?? '') as Record<string, unknown>
    expect(answer).toMatchObject({
      version: '1.0',
      type: 'rich',
      title: '2. A <b> – Tides "now"',
      author_name: 'Yamada',
      provider_url: 'https://host/talk/en/',
      thumbnail_url: 'https://host/talk/pictures/en/2-card-0f.png',
      thumbnail_width: 1200,
    })
    expect(answer['html']).toBe(
      '<iframe src="https://host/talk/en/embed/2/" width="960" height="584" title="2. A &lt;b&gt; – Tides &quot;now&quot;" loading="lazy" allowfullscreen></iframe>',
    )
  })

  it('needs an absolute address, and a picture only if there is one', () => {
    expect(oembedJson(DECK, { origin: undefined, base: '/' }, SLIDE, '0f')).toBeUndefined()
    expect(oembedJson(DECK, { origin: 'https://host', base: '/' }, SLIDE, undefined)).not.toContain(
      'thumbnail',
    )
  })

  it('has a path of its own', () => {
    expect(oembedPath('ja', 41)).toBe('oembed/ja/41.json')
  })
})
