import { execFileSync } from 'node:child_process'
import { cp, mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { checkFolder } from '../../src/compiler/check-folder.ts'
import { garble } from '../../src/tools/bench/repair/garble.ts'
import { bodyOf, failureOf, importFrom, inputFile, scratchFolder } from './scratch.ts'

const fixture = (name: string) => fileURLToPath(new URL(`fixtures/${name}`, import.meta.url))

/** A picture of one pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

describe('a saved page of Speaker Deck', () => {
  it('gives title, author, days, description and address', async () => {
    const { read } = await importFrom(fixture('speaker-deck.html'))
    expect(JSON.parse(await read('deck.json'))).toMatchObject({
      title: { ja: '潮の満ち引きを測る' },
      speaker: { ja: '山田 花子' },
      description: { ja: '夏の学校での発表資料です。 スライドの訂正は最後のページにあります。' },
      given: '2024-05-01',
      published: '2024-05-02',
      source: 'https://speakerdeck.com/hanako/chao-noman-tiyin-ki',
    })
  })

  it('gives the slides of its own transcript, title found and page numbers dropped', async () => {
    const { slides, read } = await importFrom(fixture('speaker-deck.html'))
    expect(slides).toHaveLength(4)
    expect(bodyOf(await read(slides[1] ?? ''))).toBe('# 潮とは\n\n- 潮は日に二度満ちる\n- 月と太陽が海を引く')
    expect(bodyOf(await read(slides[3] ?? ''))).toBe('# スライド 4')
  })

  it('holds markup as text', async () => {
    const { slides, read } = await importFrom(fixture('speaker-deck.html'))
    expect(bodyOf(await read(slides[2] ?? ''))).toBe(
      '# しるしではない文字\n\n- \\<script\\>alert("1")\\</script\\>\n- \\!\\[x\\](y.png) と :::figure と \\`\\$x\\$\\`',
    )
  })

  it('finds the lines again where the page shows them as one', async () => {
    const html =
      '<h2>Transcript</h2><div class="slide-transcript"><h3><a href="x/slide_0.jpg">• one • two</a></h3><p>1 The title</p></div>'
    const { slides, read } = await importFrom(
      await inputFile('page.html', `<html><body>${html}</body></html>`),
      {
        locale: 'en',
      },
    )
    expect(bodyOf(await read(slides[0] ?? ''))).toContain('- one\n- two')
  })

  it('takes the pictures that were saved beside it, and nothing from elsewhere', async () => {
    const folder = await scratchFolder()
    const saved = join(folder, 'page')
    await mkdir(join(saved, 'deck_files'), { recursive: true })
    await writeFile(join(folder, 'slide_1.png'), PIXEL)
    await writeFile(join(saved, 'deck_files/slide_0.png'), PIXEL)
    const slide = (index: number, src: string) =>
      `<div class="slide-transcript"><a href="x/slide_${String(index)}.jpg">words ${String(index)}</a></div><img src="${src}">`
    const html = `<html><body>${slide(0, './deck_files/slide_0.png')}${slide(1, '../slide_1.png')}</body></html>`
    await writeFile(join(saved, 'deck.html'), html)

    const { slides, read, report } = await importFrom(join(saved, 'deck.html'), { locale: 'en' })

    expect(await read(slides[0] ?? '')).toContain('layout: page')
    expect(await read(slides[1] ?? '')).not.toContain('images/')
    expect(report.entries.map(({ note }) => note)).toContainEqual(
      expect.stringMatching(/no picture was saved of slide 2/),
    )
  })

  it('may be the player, whose slides have their words in one line', async () => {
    const slide = (index: number, text: string) =>
      `<div class="sd-player-slide" data-url="https://files.example/slide_${String(index)}.jpg"><h2>Slide ${String(index + 1)}</h2><div class="sd-player-slides--text">${text}</div></div>`
    const html = `<title>tides.pdf - Speaker Deck</title><div class="sd-player" data-url="https://speakerdeck.com/hanako/tides">${slide(0, 'Measuring tides')}${slide(1, 'How the sea moves - twice a day Pulled by the moon Slowed by the coast')}${slide(2, '潮の満ち引きを測るための三つの方法 検潮所の記録を読む方法から始める話')}</div>`
    const { slides, read, report } = await importFrom(await inputFile('player.html', html), { locale: 'en' })
    expect(bodyOf(await read(slides[0] ?? ''))).toBe('# Measuring tides')
    expect(bodyOf(await read(slides[1] ?? ''))).toBe(
      '# How the sea moves - twice a day\n\nPulled by the moon Slowed by the coast',
    )
    expect(bodyOf(await read(slides[2] ?? ''))).toMatch(/^# 潮の満ち引きを測るための三つの方法\n\n/)
    expect(JSON.parse(await read('deck.json'))).toMatchObject({
      title: { en: 'tides' },
      source: 'https://speakerdeck.com/hanako/tides',
    })
    expect(report.entries.map(({ note }) => note)).toContainEqual(
      expect.stringMatching(/where its title ends/),
    )
  })

  it.each(['9999-99-99', '2023-02-31', '0000-01-01', 'March 99, 2023', 'tomorrow'])(
    'takes %s for no day',
    async (day) => {
      const data = JSON.stringify({ '@type': 'PresentationDigitalDocument', name: 'x', datePublished: day })
      const html = `<script type="application/ld+json">${data}</script><div>${day}</div><div class="slide-transcript">Hello</div>`
      const { read } = await importFrom(await inputFile('page.html', html))
      const deck = JSON.parse(await read('deck.json')) as Record<string, unknown>
      expect(deck).not.toHaveProperty('published')
      expect(deck['given']).toBe(new Date().toISOString().slice(0, 10))
    },
  )

  it('keeps control characters out of the particulars', async () => {
    const data = JSON.stringify({
      name: 'A\u0007 talk\nof tides',
      author: '\u001b[31mHanako\u0000',
      hasPart: [],
    })
    const html = `<script type="application/ld+json">${data}</script><div class="slide-transcript">Hello</div>`
    const { read } = await importFrom(await inputFile('page.html', html), { locale: 'en' })
    expect(JSON.parse(await read('deck.json'))).toMatchObject({
      title: { en: 'A talk of tides' },
      speaker: { en: '[31mHanako' },
    })
  })

  it('needs a transcript', async () => {
    expect(await failureOf(await inputFile('page.html', '<!doctype html><title>x</title><p>Hello'))).toMatch(
      /page\.html: this is a web page without slides/,
    )
  })
})

describe('a text', () => {
  it('can be a page of Speaker Deck, copied', async () => {
    const { slides, read } = await importFrom(fixture('speaker-deck.txt'))
    expect(slides).toHaveLength(3)
    expect(await read(slides[1] ?? '')).toContain('The tide rises twice a day in most of these harbours')
    expect(JSON.parse(await read('deck.json'))).toMatchObject({
      speaker: { ja: '山田 花子' },
      published: '2024-05-02',
    })
  })

  it.each([
    ['form feeds', 'One\nfirst\fTwo\nsecond\f'],
    ['numbered marks', 'Slide 1\nOne\nfirst\n\nSlide 2\nTwo\nsecond\n'],
    ['rules', 'One\nfirst\n---\nTwo\nsecond\n'],
    ['empty lines', 'One\nfirst\n\n\n\nTwo\nsecond\n'],
  ])('can part its slides by %s', async (_by, text) => {
    const { slides, read } = await importFrom(await inputFile('talk.txt', text), { locale: 'en' })
    expect(slides).toEqual(['001-one.md', '002-two.md'])
    expect(bodyOf(await read('002-two.md'))).toBe('# Two\n\nsecond')
  })

  it.each(['shift_jis', 'euc-jp', 'utf-16le'])('can be written in %s', async (encoding) => {
    const bytes = ENCODED[encoding] ?? new Uint8Array()
    const { read, slides } = await importFrom(await inputFile('talk.txt', bytes))
    expect(await read(slides[0] ?? '')).toContain('# 日本語の題')
  })

  it('has its garbled lines repaired, marked and reported', async () => {
    const lines = ['この画像のおもしろいところはなんですか', 'モデルによる説明を読んでください']
    const text = ['発表の題', ...lines.map((line) => garble(line).published)].join('\n')
    const { read, slides, report } = await importFrom(await inputFile('talk.txt', text))
    expect(bodyOf(await read(slides[0] ?? ''))).toContain(`:restored[${lines[0] ?? ''}`)
    expect(report.count('repaired')).toBe(2)
    expect(await read('report.md')).toContain(`→ \`${lines[0] ?? ''}`)
    expect(await read('published-transcript.json')).toContain(garble(lines[0] ?? '').published)
  })

  it('cannot be nonsense', async () => {
    const nonsense = Uint8Array.from({ length: 5000 }, (_, index) => ((index * 7919) % 251) | 0x80)
    expect(await failureOf(await inputFile('talk.txt', nonsense))).toMatch(
      /talk\.txt: the encoding is unknown/,
    )
    expect(await failureOf(await inputFile('talk.txt', 'a\nb\0c'))).toMatch(
      /talk\.txt, line 2: this is no text/,
    )
    expect(await failureOf(await inputFile('talk.txt', ' \n\n '))).toMatch(/nothing but white space/)
    expect(await failureOf('/nowhere/talk.txt')).toMatch(/talk\.txt: there is no such file/)
  })

  it('cannot be 100 MB of nonsense', async () => {
    const huge = Buffer.alloc(100_000_000, 'ab\n')
    expect(await failureOf(await inputFile('talk.txt', huge))).toMatch(/100 MB is no transcript/)
    expect(await failureOf(await inputFile('talk.html', huge))).toMatch(/100 MB is no transcript/)
    expect(
      await failureOf(await inputFile('talk.pdf', Buffer.concat([Buffer.from('%PDF-1.7\n'), huge]))),
    ).toMatch(/talk\.pdf: this is no PDF that can be read/)
  })
})

describe('what a source says of the talk', () => {
  it('turns nothing that stands beside it', async () => {
    const talk = {
      title: 'On \u202etides',
      author: '\u202eba\u2066',
      slides: [{ number: 1, lines: ['Title'] }],
    }
    const { read } = await importFrom(await inputFile('talk.json', JSON.stringify(talk)), { locale: 'en' })
    expect(JSON.parse(await read('deck.json'))).toMatchObject({
      title: { en: 'On tides' },
      speaker: { en: 'ba' },
    })
  })

  it.runIf(process.platform === 'linux')('goes to a place where a folder can be made', async () => {
    const input = await inputFile('talk.txt', 'One\fTwo')
    await expect(importFrom(input, { out: '/proc/talk' })).rejects.toThrow(
      '/proc: no folder can be made there (ENOENT): name another place with --out',
    )
  })
})

describe('a folder of pictures', () => {
  it('is put in the order of its numbers, beside its text', async () => {
    const folder = await scratchFolder()
    for (const name of ['page-2.png', 'page-10.png', 'page-1.png']) await writeFile(join(folder, name), PIXEL)
    await writeFile(join(folder, 'words.txt'), 'One\fTwo\fTen')
    const { slides, read, out } = await importFrom(folder, { locale: 'en' })
    expect(slides).toEqual(['001-one.md', '002-two.md', '003-ten.md'])
    expect(bodyOf(await read('003-ten.md'))).toBe('# Ten\n\n![Picture of slide 3](images/003.png)')
    expect(await checkFolder(out)).toEqual([])
  })

  it('cannot hold what is no picture, nor text for more slides than there are', async () => {
    const folder = await scratchFolder()
    await cp(fixture('speaker-deck.txt'), join(folder, 'talk.txt'))
    expect(await failureOf(folder)).toMatch(/there are no pictures in this folder/)
    await writeFile(join(folder, '1.png'), 'no picture')
    expect(await failureOf(folder)).toMatch(/1\.png: this is no picture that browsers show/)
    await writeFile(join(folder, '1.png'), PIXEL)
    expect(await failureOf(folder)).toMatch(/the text has 3 slides, but there are 1 pictures/)
    await writeFile(join(folder, '2.TIFF'), 'II*')
    expect(await failureOf(folder)).toMatch(/2\.TIFF: this is no picture that browsers show/)
    await rm(join(folder, '2.TIFF'))
    await writeFile(join(folder, '2.gif'), Buffer.from('GIF89a\x40\x1f\x40\x1f'.padEnd(20, '\0'), 'latin1'))
    expect(await failureOf(folder)).toMatch(/2\.gif: .* more than 50 million pixels/)
    await rm(join(folder, '2.gif'))
    await writeFile(join(folder, 'other.txt'), 'x')
    expect(await failureOf(folder)).toMatch(
      /which of these is the slides' text\? other\.txt, talk\.txt: say it with --text/,
    )
  })

  it('waits for no pipe, and takes no file of elsewhere along', async () => {
    const outside = await inputFile('private.png', PIXEL)
    const folder = await scratchFolder()
    await writeFile(join(folder, '1.png'), PIXEL)
    await symlink(outside, join(folder, '2.png'))
    expect(await failureOf(folder)).toMatch(/2\.png: the picture lies outside of the source’s folder/)
    await rm(join(folder, '2.png'))
    execFileSync('mkfifo', [join(folder, '2.png')])
    expect(await failureOf(folder)).toMatch(/2\.png: this is no file/)
    await rm(join(folder, '2.png'))
    await symlink('1.png', join(folder, '2.png'))
    execFileSync('mkfifo', [join(folder, 'talk.txt')])
    expect(await failureOf(folder)).toMatch(/talk\.txt: the slides' text is a file of this folder/)
    await rm(join(folder, 'talk.txt'))
    expect((await importFrom(folder)).slides).toHaveLength(2)
  })
})

/** 日本語の題, a line break, これは短い文章です。 */
const ENCODED: Record<string, Uint8Array> = {
  shift_jis: Buffer.from('93fa967b8cea82cc91e80a82b182ea82cd925a82a295b68fcd82c582b78142', 'hex'),
  'euc-jp': Buffer.from('c6fccbdcb8eca4cec2ea0aa4b3a4eca4cfc3bba4a4cab8becfa4c7a4b9a1a3', 'hex'),
  'utf-16le': Buffer.from('\ufeff日本語の題\nこれは短い文章です。', 'utf16le'),
}

describe('the dictionary of the repair', () => {
  const slides = (line: string) =>
    JSON.stringify({ slides: [1, 2, 3].map((number) => ({ number, lines: ['題目', line] })) })
  const orders = () => Promise.reject(new Error('the dictionary was loaded'))

  it('is left alone where nothing is garbled', async () => {
    const { slideCount } = await importFrom(await inputFile('talk.json', slides('モデルによる評価')), {
      orders,
    })
    expect(slideCount).toBe(3)
  })

  it('is loaded where something is', async () => {
    await expect(importFrom(await inputFile('talk.json', slides('ϞσϧʹΑΔධՁ')), { orders })).rejects.toThrow(
      'the dictionary was loaded',
    )
  })
})
