import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { headTags } from '../../../src/compiler/pages/head-tags.ts'
import { FIXTURE_DECK, problemsOf } from '../../fixtures/with-deck.ts'

const HOSTILE = 'https://x.example/"><meta http-equiv="refresh" content="0;url=//evil.example">'
const both = (words: string) => ({ ja: words, en: words, es: words })
const deck = {
  ...{
    title: both('T'),
    speaker: both('S'),
    affiliation: both('A'),
    event: both('E'),
    description: both('D'),
  },
  ...{
    given: '2024-01-01',
    locales: ['ja' as const, 'en' as const],
    sections: [],
    slideCount: 4,
    buildId: 'b',
  },
}

describe('the tags of a page', () => {
  it('hold the site’s address as text, whatever stands in it', () => {
    const tags = headTags({
      ...{ deck, title: HOSTILE, description: HOSTILE, locale: 'ja' },
      site: { origin: HOSTILE, base: '/"><script>/' },
      linkIn: (locale) => ({ locale, page: 'deck' }),
    }).join('\n')
    expect(tags).not.toMatch(/http-equiv="refresh"/)
    expect(tags).not.toMatch(/<script(?! type="application\/ld\+json")/)
    expect(tags).toContain('&quot;&gt;&lt;meta')
  })
})

describe('deck.json', () => {
  it.each([
    ['site', 'javascript:alert(1)'],
    ['site', 'file:///etc/passwd'],
    ['base', '/"><script>/'],
    ['source', 'javascript:alert(1)'],
  ])('with %s %j is refused with file and line', async (field, value) => {
    const deck = JSON.parse(readFileSync(join(FIXTURE_DECK, 'deck.json'), 'utf8')) as object
    const text = JSON.stringify({ ...deck, [field]: value }, undefined, 2)
    const problems = await problemsOf({ 'deck.json': text })
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(/^deck\/deck\.json:\d+: /)
  })
})
