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
      '<p>画像の<wbr>内容についての<wbr>質問に<wbr>答える</p>',
    )
  })

  it.each([
    ['これはミームという冗談です', 'ミームと|いう'],
    ['クラス分類として定式化できる', 'と|して'],
    ['思考の飛躍を必要とするタスク', '必要と|する'],
    ['CLIPの成功によって判明した', 'に|よって'],
    ['画像認識における学習を考える', 'に|おける'],
    ['評価方法についての議論をする', 'に|ついて'],
    ['歩くことが苦手である', '歩く|こと'],
    ['仕様であるため，対応できない', '仕様である|ため'],
    ['この写真のおもしろいところは', 'おもしろい|ところ'],
    ['自然言語による画像認識', '自然|言語'],
    ['適切に使いこなしている', '使いこな|して'],
    ['いつ来るかは見えにくいけれど', '見えにく|いけれど'],
    ['いつ来るかは見えにくいけれど', '見えに|くいけれど'],
    ['これは分かりづらければ使わない', '分かりづら|ければ'],
    ['利用している人は歩くことが困難である', '歩くことが|困難'],
    ['65BモデルでChinchilla（70B）やPaLMと同等', 'Chinchilla|（70B）'],
    ['65BモデルでChinchilla（70B）やPaLMと同等', '）|や'],
    ['ものすごく小さくなる', 'もの|すごく'],
    ['回答を選択することの定式化', 'ことの|定式化'],
  ])('of %s doesn’t part %s', (text, parted) => {
    const lines = broken(`<p>${text}</p>`).replace(/<span[^>]*><\/span>/g, '')
    expect(lines).toContain('<wbr>')
    expect(lines).not.toContain(parted.replace('|', '<wbr>'))
  })

  it('keeps という whole, and lets it follow a long name on a line of its own', () => {
    expect(broken('<p>写真とチキンナゲットという2つのもの</p>')).toContain('チキンナゲット<wbr>という')
  })

  it('breaks where the model finds no phrase', () => {
    expect(broken('<p>検索を組み合わせればちゃんと回答できる</p>')).toContain('れば<wbr>ちゃんと')
    expect(broken('<p>回答を選択=クラス分類とする</p>')).toContain('選択<wbr>=クラス')
    expect(broken('<p>一方向の推論しかできないこともわかる</p>')).toContain('推論しか<wbr>できない')
  })

  it('takes no noun with a phrase that would get too long for a line', () => {
    expect(broken('<p>ファインチューニングされていないモデルのことを指す</p>')).toContain('<wbr>')
    expect(broken('<p>インターナショナライゼーションされることを</p>')).toContain('<wbr>ことを')
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
      '<li>月の<wbr>引力による\n<ul>\n<li>潮の満ち引き</li>\n</ul>\n</li>',
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

describe('a name of several words', () => {
  it.each(['“Lightning Cable”', '(Outside Knowledge VQA)'])('as %s stays whole', (name) => {
    expect(wrapped(`<p>As ${name} is, and as it was at the time</p>`)).toContain(
      `<span class="unbroken">${name}</span>`,
    )
  })
})

describe('a name with a hyphen', () => {
  it.each(['GPT-4', 'mT5-XXL', 'text-davinci-003', 'CODEGEN-16B', 'A-OKVQA', 'GPT-3.5'])(
    '%s stays whole',
    (name) => {
      expect(wrapped(`<p>As ${name} does</p>`)).toBe(`<p>As <span class="unbroken">${name}</span> does</p>`)
    },
  )

  it.each(['few-shot', 'pre-trained', 'fine-tuning', 'per-pixel', '15-pin', 'step-by-step'])(
    'as the short word %s stays whole',
    (word) => {
      expect(wrapped(`<p>As ${word} is</p>`)).toBe(`<p>As <span class="unbroken">${word}</span> is</p>`)
    },
  )

  it.each(['out-of-distribution', 'https://github.com/few-shot/per-pixel.git', 'webli_data-card'])(
    'as %s may be broken',
    (word) => {
      expect(wrapped(`<p>As ${word} is</p>`)).toBe(`<p>As ${word} is</p>`)
    },
  )

  it('takes a full stop after it for no part of it', () => {
    expect(wrapped('<p>Ask GPT-4.</p>')).toBe('<p>Ask <span class="unbroken">GPT-4</span>.</p>')
  })
})

describe('what no phrase parts', () => {
  it.each([
    ['80%-84%の精度', '80%-84<span class="unbroken">%の</span>精度'],
    [
      '「画像」と「言語」',
      '<span class="opened">「画</span>像<span class="unbroken">」と</span><span class="opened">「言</span>語」',
    ],
    ['（CLIPなど）', '<span class="opened">（CLIP</span>など）'],
    ['『GPT-4』の値', '<span class="unbroken">『GPT-4</span><span class="unbroken">』の</span>値'],
    ['1つ選択=分類', '1つ選択<span class="unbroken">=分</span>類'],
    ['微調整の方法 など', '微調整の方<span class="unbroken">法 な</span>ど'],
    ['部分のみ = 低コスト', '部分のみ <span class="unbroken">= 低</span>コスト'],
    ['Train the converter = LLMs', 'Train the converter <span class="unbroken">= LLMs</span>'],
    ['Chinchilla（70B）やPaLM', '<span class="unbroken">Chinchilla（70B）や</span>PaLM'],
    ['A ViT (no per-pixel labels)', 'A ViT <span class="unbroken">(no per-pixel</span> labels)'],
    ['(ID) and (zero) too', '(ID) and (zero) too'],
    ['次にTransformer Encoder/Decoderへ', '次に<span class="unbroken">Transformer Encoder/Decoder</span>へ'],
    ['Transformer Encoder/Decoder', 'Transformer Encoder/Decoder'],
    ['次の<i>Transformer</i> Encoderへ', '次の<i>Transformer</i><span class="unbroken"> Encoder</span>へ'],
    ['/ V&#x26;L [ECCV’20, ECCV’22]', '/ <span class="together">V&#x26;L [ECCV’20, ECCV’22]</span>'],
  ])('of %s stays on one line', (text, kept) => {
    expect(wrapped(`<p>${text}</p>`)).toBe(`<p>${kept}</p>`)
  })
})

describe('the last words of an English paragraph', () => {
  it.each([
    [
      'No networks or loss functions are needed',
      'No networks or loss <span class="together">functions are needed</span>',
    ],
    [
      'Jokes, riddles, coming up with a scientific hypothesis',
      'Jokes, riddles, coming up with a <span class="together">scientific hypothesis</span>',
    ],
    [
      'Two things: pictures of the earth from space and chicken nuggets.',
      'Two things: pictures of the earth from space and <span class="together">chicken nuggets.</span>',
    ],
    [
      'A connector, plugged into its charging port.',
      'A connector, plugged into its <span class="together">charging port.</span>',
    ],
    ['Bad at simple calculations, too', 'Bad at simple <span class="together">calculations, too</span>'],
    ['One of some internationalized representations', 'One of some internationalized representations'],
    ['Too short to be parted', 'Too short to be parted'],
    [
      'Standard multi-head QKV <b class="term">attention</b>',
      'Standard <span class="unbroken">multi-head</span> <span class="together">QKV <b class="term">attention</b></span>',
    ],
    [
      'Standard multi-head QKV attention',
      'Standard <span class="unbroken">multi-head</span> <span class="together">QKV attention</span>',
    ],
    [
      'one of 1000 candidates = cast as classification',
      'one of 1000 candidates <span class="together"><span class="unbroken">= cast</span> as classification</span>',
    ],
    [
      'one of 1000 candidates, cast as classification',
      'one of 1000 candidates, <span class="together">cast as classification</span>',
    ],
  ])('of “%s” stay together', (text, kept) => {
    expect(wrapped(`<p>${text}</p>`)).toBe(`<p>${kept}</p>`)
  })

  it('are a paragraph’s, not a title’s', () => {
    expect(wrapped('<h2>No networks or loss functions are needed</h2>')).toBe(
      '<h2>No networks or loss functions are needed</h2>',
    )
  })
})

describe('a wide colon', () => {
  it('is set one way', () => {
    expect(wrapped('<p>例：計算</p>')).toBe('<p>例<span class="colon">：</span>計算</p>')
  })
})
