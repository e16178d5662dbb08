import { describe, expect, it } from 'vitest'
import { escapeHtml } from '../../../src/deck/transcript-article.ts'
import { fillLanguageChoice } from '../../../src/compiler/pages/plain-page.ts'

const INDEX = '<head><!--deck-head--></head><body><!--deck-languages--></body>'
const both = (words: string) => ({ ja: words, en: words, es: words })
const summary = (title: string) => ({
  ...{ title: both(title), description: both('') },
  locales: ['ja' as const, 'en' as const],
})

describe('the page at the base', () => {
  it.each(['100 $', 'a $& b', "$` $' $1 $<x>"])('has the title %j as it was written', (title) => {
    const html = fillLanguageChoice(INDEX, summary(title), [], { policy: true })
    expect(html).toContain(`<h1>${escapeHtml(title)}</h1>`)
    expect(html).not.toContain('<!--')
  })

  it('holds no tag of a title, and has the policy of all pages', () => {
    const html = fillLanguageChoice(INDEX, summary('<script>x</script>'), ['assets/a.css'], { policy: true })
    expect(html).not.toContain('<script')
    expect(html).toMatch(/<meta http-equiv="Content-Security-Policy" content="default-src 'none';/)
  })
})
