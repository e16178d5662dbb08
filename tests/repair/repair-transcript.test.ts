import { describe, expect, it } from 'vitest'
import { repairLine, repairTranscript } from '../../src/repair/repair-transcript.ts'
import { countWork } from '../fixtures/count-work.ts'

const textOf = (line: string) => repairLine(line).text
const textsOf = (lines: string[]) => repairTranscript(lines).map(({ text }) => text)

describe('glyph numbers of kana and kanji', () => {
  it.each([
    ['ϞσϧʹΑΔ', 'モデルによる'],
    ['ม׵ث', '変換器'],
    ['͜ͷը૾͸ɺʮϥΠτχϯάέʔϒϧʯ', 'この画像は、「ライトニングケーブル」'],
    ['ʢ஌ࣝͷૠೖͱ࡟আʣ', '（知識の挿入と削除）'],
  ])('%s is %s', (published, restored) => {
    expect(textOf(published)).toBe(restored)
  })

  it('are found beside sound text, with their place', () => {
    const { text, runs } = repairLine('GPT-4は͜ͷը૾Λ理解する')
    expect(text).toBe('GPT-4はこの画像を理解する')
    expect(runs).toHaveLength(1)
    expect(runs[0]).toMatchObject({
      kind: 'cid',
      start: 6,
      end: 11,
      published: '͜ͷը૾Λ',
      restored: 'この画像を',
      lost: 0,
    })
    expect(runs[0]?.confidence).toBeGreaterThan(0.9)
  })

  it('are read back from what normalization replaced them by', () => {
    // U+0374 ʹ → U+02B9 (に), U+0387 · → U+00B7 (ま), U+037E ; → semicolon (ふ).
    expect(textOf('Ϟσϧʹ')).toBe('モデルに')
    expect(textOf('·͢ɻ')).toBe('ます。')
    expect(textOf('΍;΋ͷ͸ɺ;ΔΔ')).toBe('やふものは、ふるる')
  })

  it('are read back where normalization took one apart', () => {
    // U+0F52 (来) is excluded from composition; U+095B (夛) is a nukta form.
    expect('\u0f52'.normalize('NFC')).not.toBe('\u0f52')
    expect(textOf('͔Β' + '\u0f52'.normalize('NFC') + '͍ͯ·͢ɻ')).toBe('から来ています。')
  })

  it('are put back into an order that makes words', () => {
    // In order of their classes: U+0355 が (220) before U+034C い (230).
    expect(textOf('͔͠͠ɺ࣮ࡍͷը૾͸ɺੈք஍ਤ')).toBe('しかし、実際の画像は、世界地図')
  })

  it('that control characters survived as are digits and spaces', () => {
    expect(textOf('ύωϧ\u0012ɿ')).toBe('パネル1：')
    expect(textOf('5IBOL\u0001ZPV\u0001GPS\u0001DPNJOH')).toBe('Thank you for coming')
  })

  it('that only left their place are marked lost, never guessed', () => {
    const { text, runs } = repairLine('ύωϧ\ufffdɿ')
    expect(text).toBe('パネル□：')
    expect(runs[0]).toMatchObject({ lost: 1, restored: 'パネル□：' })
  })

  it('shown as Windows-1252 are read', () => {
    // Glyph 152 is ©, U+0098, which Windows-1252 shows as a small tilde.
    expect(textOf('˜ίϩΩ΢Ϝ')).toBe('©コロキウム')
  })

  it('leave arrows and dots of another font between them alone', () => {
    expect(textOf('ύωϧ→ϞσϧΛ…ϞσϧʹΑΔ')).toBe('パネル→モデルを…モデルによる')
  })

  it('beside the numbers of a sound font make dates', () => {
    expect(textsOf(['2023೥3݄27೔', 'ϞσϧʹΑΔը૾ͷཧղ'])[0]).toBe('2023年3月27日')
  })

  it('that are wide digits in an order that nothing tells are marked lost', () => {
    // 98 and 89 become the same marks, as 9 alone is of another class.
    const [first, second] = repairTranscript(['ਫ਼౓͸̔̕ˋɺޡࠩ͸ʶ̎ˋͰ͢ɻ', '೥ྸɿ̎̌ࡀ'])
    expect(first).toMatchObject({ text: '精度は□□％、誤差は±２％です。', runs: [{ lost: 2 }] })
    expect(second?.text).toBe('年齢：２０歳')
  })

  it('leave a replacement character in sound text alone', () => {
    expect(textOf('文字化け\ufffdの例')).toBe('文字化け\ufffdの例')
  })
})

describe('shifted Latin letters', () => {
  it.each([
    ['BMJUUMFHJSMCSVTIJOHIFSIBJS', 'alittlegirlbrushingherhair'],
    ['DBQUJPO', 'caption'],
    ['"CBCZTJUUJOHPOUIFGSJEHF', 'Ababysittingonthefridge'],
    ['l"CSPXOEPHJTTJUUJOHPOUIFHSBTTz', '“Abrowndogissittingonthegrass”'],
    ['-FBSOBCMFRVFSJFT', 'Learnablequeries'],
  ])('%s is %s, also alone', (published, restored) => {
    expect(repairLine(published)).toMatchObject({ text: restored, runs: [{ kind: 'latin' }] })
  })

  it('inside a damaged run are part of it', () => {
    const { text, runs } = repairLine('ʢJ1IPOF΍ଞͷ"QQMFσόΠεͷॆి༻ʣ')
    expect(text).toBe('（iPhoneや他のAppleデバイスの充電用）')
    expect(runs).toHaveLength(1)
  })

  it('in short runs need others that speak for them', () => {
    expect(textsOf(['GPS'])).toEqual(['GPS'])
    expect(textsOf(['JOWJUJOH', 'GPS', 'MBTU', '5IBOLZPVGPSJOWJUJOH'])).toEqual([
      'inviting',
      'for',
      'last',
      'Thankyouforinviting',
    ])
    expect(textsOf(['(15', 'ֶशࡁΈϞσϧͷ׆༻', '(15ͷฤू'])).toEqual(['GPT', '学習済みモデルの活用', 'GPTの編集'])
    expect(textsOf(['<#04>', 'DBQUJPO', "''/", '4FMGBUUFO'])).toEqual([
      '[BOS]',
      'caption',
      'FFN',
      'Selfatten',
    ])
  })

  it('that could be sound as well are left and reported', () => {
    const [, , line] = repairTranscript(['ֶशࡁΈϞσϧͷ׆༻', 'DBQUJPO', 'UP'])
    expect(line?.text).toBe('UP')
    expect(line?.runs).toMatchObject([
      { kind: 'latin', published: 'UP', restored: 'UP', reading: 'to', lost: 0 },
    ])
  })

  it('of a sound font stay beside damaged kana', () => {
    expect(textsOf(['GPT-4ʹΑΔը૾ͷཧղ', 'VQAͷΞʔΩςΫνϟ', '2023೥'])).toEqual([
      'GPT-4による画像の理解',
      'VQAのアーキテクチャ',
      '2023年',
    ])
  })

  it.each([
    'VQA',
    'LSMDC',
    'WEBLI',
    'OCR',
    'BLIP',
    'TMLR',
    'GPT-4',
    'PDF',
    'IBM',
    'JPEG',
    'IF',
    'UP',
    '12:30',
    '(15)',
  ])('%s is none, even among damaged lines', (line) => {
    expect(textsOf(['͜ͷը૾͸ɺ', line, '4FMGBUUFO', line])).toEqual(['この画像は、', line, 'Selfatten', line])
  })
})

describe('radicals', () => {
  it('become ordinary characters, each stretch a run', () => {
    const { text, runs } = repairLine('⾃⼰紹介：⻩⾊の⾞')
    expect(text).toBe('自己紹介：黄色の車')
    expect(runs).toMatchObject([
      { kind: 'radical', start: 0, end: 2, published: '⾃⼰', restored: '自己', confidence: 1 },
      { kind: 'radical', published: '⻩⾊', restored: '黄色' },
      { kind: 'radical', published: '⾞', restored: '車' },
    ])
  })
})

describe('the document', () => {
  it('that was never normalized keeps its order', () => {
    const lines = ['͕͍', '\u0374͠\u0387\u037e']
    expect(textsOf([...lines, 'ϞσϧͷֶशࡁΈ\u0374'])[2]).toBe('モデルの学習済みに')
  })

  it('has as many lines after as before', () => {
    const lines = ['', ' ', '\t', 'ύωϧ', '\u0000', 'a\rb']
    expect(textsOf(lines)).toHaveLength(lines.length)
  })

  it('is work in proportion to its length', async () => {
    const lines = Array.from({ length: 300 }, (_, i) =>
      i % 2 ? 'GPT-4は͜ͷը૾Λ' : 'The quick BROWN fox 1234 α β',
    )
    repairTranscript(lines)
    const workFor = (count: number) =>
      countWork(/src\/repair\//, () => {
        repairTranscript(lines.slice(0, count))
      })
    // What V8 counts differs by half from run to run; ten times the lines are far from a hundred times the work.
    const [some, all] = [await workFor(30), await workFor(300)]
    expect(some).toBeGreaterThan(30)
    expect(all / some).toBeLessThan(20)
  })

  it('with marks piled up on purpose ends all the same', () => {
    const pile = 'a' + '\u0316\u0301\u0334\u0315\u035c'.repeat(200)
    expect(textOf(pile.normalize('NFC'))).toBe(pile.normalize('NFC'))
  })
})
