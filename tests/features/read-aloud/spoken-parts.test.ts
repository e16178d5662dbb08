import { describe, expect, it } from 'vitest'
import { spokenParts } from '../../../src/features/read-aloud/spoken-parts.ts'

const words = (html: string) => spokenParts(html, 'ja').map(({ locale, text }) => `${locale}: ${text}`)

describe('what is read aloud of a block', () => {
  it('is its words, in its language', () => {
    expect(words('<p class="block" data-block="b1" lang="ja">東北大学 菅沼 雅徳</p>')).toEqual([
      'ja: 東北大学 菅沼 雅徳',
    ])
  })

  it('changes language where the text does', () => {
    expect(
      words('<p lang="ja">Q. <span lang="en">Where is it?</span><br>A. <span lang="en">fridge</span></p>'),
    ).toEqual(['ja: Q.', 'en: Where is it?', 'ja: A.', 'en: fridge'])
  })

  it('has no part of marks alone', () => {
    expect(words('<p lang="ja">「<span lang="en">a baby</span>」</p>')).toEqual(['en: a baby'])
  })

  it('is the spoken text of a formula, and nothing of how it is drawn', () => {
    const html =
      '<div lang="ja" role="img" aria-label="エル イコール，1 &lt; 2"><div><span class="katex"><span class="katex-mathml"><math><mi>L</mi></math></span></span></div></div>'
    expect(words(html)).toEqual(['ja: エル イコール，1 < 2'])
  })

  it('is an inline formula once, symbol by symbol', () => {
    const html =
      '<p lang="ja">次単語<span class="katex"><span class="katex-mathml"><math><msub><mi>y</mi><mi>i</mi></msub><annotation encoding="application/x-tex">y_i</annotation></math></span><span class="katex-html" aria-hidden="true"><span class="mord">y</span></span></span>との損失</p>'
    expect(words(html)).toEqual(['ja: 次単語y i との損失'])
  })

  it('is caption and description of a figure, without its mark, its notes and its numbers', () => {
    const html =
      '<figure lang="ja"><p class="block-caption">PaLIの構成</p><p class="block-description">左から右への流れ図．</p><details class="block-data"><summary>数値を見る</summary><table><tr><td>1</td></tr></table></details><button type="button" class="provenance" popovertarget="n">再作図</button><span id="n" popover="" class="provenance-note"><span>根拠</span></span></figure>'
    expect(words(html)).toEqual(['ja: PaLIの構成\n左から右への流れ図．'])
  })

  it('leaves a formula out that the slide did not print', () => {
    const html =
      '<div lang="ja"><details class="block-supplied"><summary>式を見る</summary><div role="img" aria-label="エル"></div><p>説明</p></details></div>'
    expect(words(html)).toEqual([])
  })

  it('has characters in place of entities, and addresses without their scheme', () => {
    expect(words('<p>R&#x26;D &amp; <a href="https://visualqa.org/">https://visualqa.org/</a></p>')).toEqual([
      'ja: R&D & visualqa.org/',
    ])
  })

  it('takes a language with its region, and stays in its own for one that is not of the deck', () => {
    expect(words('<p>犬 <i lang="en-GB">dog</i> <i lang="fr">chien</i></p>')).toEqual([
      'ja: 犬',
      'en: dog',
      'ja: chien',
    ])
  })
})
