import { fromHtml } from 'hast-util-from-html'
import { toHtml } from 'hast-util-to-html'
import { describe, expect, it } from 'vitest'
import { breakAtPhrases, wrapNamesAndColons } from '../../../src/compiler/render/line-breaks.ts'

function broken(html: string): string {
  const [node] = fromHtml(html, { fragment: true }).children
  if (node?.type !== 'element') throw new Error('no element')
  breakAtPhrases(node)
  return toHtml(node)
}

describe('a line of Japanese', () => {
  it('breaks between phrases', () => {
    expect(broken('<p>画像の内容についての質問に答える</p>')).toBe(
      '<p>画像の<wbr>内容に<wbr>ついての<wbr>質問に<wbr>答える</p>',
    )
  })

  it('breaks between phrases that an element cuts', () => {
    expect(broken('<p>これは<strong>「強調」</strong>です</p>')).toBe(
      '<p>これは<strong><wbr>「強調」</strong>です</p>',
    )
  })

  it('doesn’t break after an opening bracket or before a closing one', () => {
    const html = broken('<p>事前学習（大規模なデータ）を行い，「言語モデル」をつくる。</p>')
    expect(html).not.toMatch(/[（「]<wbr>|<wbr>[）」，。]/)
    expect(html).toContain('<wbr>')
  })

  it('doesn’t break inside Latin words or numbers', () => {
    const html = broken('<p>GPT-4やPaLI-17BによるVision and Languageの現状</p>')
    expect(
      html
        .replace(/<span[^>]*><\/span>/g, '')
        .split('<wbr>')
        .join('|'),
    ).not.toMatch(/[!-~]\|[!-~]/)
  })

  it('doesn’t break inside or at the edges of a formula', () => {
    const html = broken('<p>画像<span class="katex"><span>あいうえお</span></span>と単語による予測</p>')
    expect(html).toContain('<span class="katex"><span>あいうえお</span></span>')
  })

  it('has no second place to break beside a space', () => {
    expect(broken('<p>東北大学 菅沼 雅徳による発表 です</p>')).not.toMatch(/<wbr>\s|\s<wbr>/)
  })

  it('keeps its characters, and gets no invisible ones', () => {
    const html = '<p>下記の8つのタスクを<mark>言語モデル</mark>の枠組みで解く</p>'
    expect(broken(html).replace(/(<span class="autospace"><\/span>)?<wbr>/g, '')).toBe(html)
    expect(broken(html)).not.toMatch(/[\u200b\u2060\ufeff]/)
  })
})

describe('a nested list', () => {
  it('has no places to break in its white space, and is broken by its own items alone', () => {
    expect(broken('<li>月の引力による\n<ul>\n<li>潮の満ち引き</li>\n</ul>\n</li>')).toBe(
      '<li>月の<wbr>引力に<wbr>よる\n<ul>\n<li>潮の満ち引き</li>\n</ul>\n</li>',
    )
  })
})

describe('a line without Japanese', () => {
  it('is left as it is', () => {
    expect(broken('<p>Vision and language</p>')).toBe('<p>Vision and language</p>')
  })
})

describe('where Japanese and Latin meet', () => {
  it('keeps the gap that a place to break would take away', () => {
    expect(broken('<p>ViTは4Bのモデルで，JFT-3B上で事前学習</p>')).toContain(
      'ViTは<span class="autospace"></span><wbr>4Bの',
    )
  })

  it('adds none beside punctuation', () => {
    expect(broken('<p>これは「GPT-4」による，LLMの活用</p>')).not.toMatch(/[，」]<span class="autospace">/)
  })
})

function wrapped(html: string): string {
  const [node] = fromHtml(html, { fragment: true }).children
  if (node?.type !== 'element') throw new Error('no element')
  wrapNamesAndColons(node)
  return toHtml(node)
}

describe('a name with a hyphen', () => {
  it.each(['GPT-4', 'mT5-XXL', 'text-davinci-003', 'CODEGEN-16B', 'A-OKVQA', 'GPT-3.5'])(
    '%s stays whole',
    (name) => {
      expect(wrapped(`<p>As ${name} does</p>`)).toBe(`<p>As <span class="unbroken">${name}</span> does</p>`)
    },
  )

  it('is no word that may be broken', () => {
    const html = '<p>few-shot and pre-training</p>'
    expect(wrapped(html)).toBe(html)
  })

  it('takes a full stop after it for no part of it', () => {
    expect(wrapped('<p>Ask GPT-4.</p>')).toBe('<p>Ask <span class="unbroken">GPT-4</span>.</p>')
  })
})

describe('a wide colon', () => {
  it('is set one way', () => {
    expect(wrapped('<p>例：計算</p>')).toBe('<p>例<span class="colon">：</span>計算</p>')
  })
})
