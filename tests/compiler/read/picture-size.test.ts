import { describe, expect, it } from 'vitest'
import { pictureFault, pixelsOf } from '../../../src/compiler/read/picture-faults.ts'

const words = (...values: number[]) => {
  const bytes = Buffer.alloc(4 * values.length)
  values.forEach((value, at) => bytes.writeUInt32BE(value, 4 * at))
  return bytes
}
const half = (value: number, isLittle = false) =>
  Buffer.from(isLittle ? [value & 255, value >> 8] : [value >> 8, value & 255])
const text = (letters: string) => Buffer.from(letters, 'latin1')
const three = (value: number) => Buffer.from([value & 255, (value >> 8) & 255, value >> 16])

/** A screen, an extension, and a picture at a place on it. */
const gif = ([width = 0, height = 0]: number[], picture: number[]) => [
  ...[text('GIF89a'), half(width, true), half(height, true), Buffer.from([0x80, 0, 0, 0, 0, 0, 1, 1, 1])],
  ...[Buffer.from([0x21, 0xf9, 4, 0, 0, 0, 0, 0]), Buffer.from([0x2c])],
  ...picture.map((value) => half(value, true)),
]

/** The beginnings of pictures of a size, as far as it is told in them. */
const HEADS: Record<string, (width: number, height: number) => Buffer[]> = {
  png: (width, height) => [text('\x89PNG\r\n\x1a\n'), words(13), text('IHDR'), words(width, height)],
  gif: (width, height) => gif([width, height], [0, 0, 1, 1]),
  webp: (width, height) => [...[text('RIFF....WEBPVP8X'), words(0, 0), three(width - 1), three(height - 1)]],
  avif: (width, height) => [
    ...[
      text('....ftypavif'),
      text('ispe'),
      words(0, 1, 1),
      text('ispe'),
      words(0, width, height),
      text('mdat'),
    ],
  ],
  jpg: (width, height) => [
    ...[half(0xffd8), half(0xffe1), half(600_00), Buffer.alloc(59_998)],
    ...[half(0xffff), Buffer.from([0xc2]), half(17), Buffer.from([8]), half(height), half(width)],
  ],
}

const faultOf = (name: string, ...parts: Buffer[]) => pictureFault(name, Buffer.concat(parts))?.message
const head = (format: string, width: number, height: number) =>
  Buffer.concat(HEADS[format]?.(width, height) ?? [])

it.each(Object.keys(HEADS))('a %s of more pixels than a screen shows is refused, with its size', (format) => {
  expect(faultOf(`x.${format}`, head(format, 16_000, 15_000))).toContain('is 16000 × 15000 pixels')
  expect(faultOf(`x.${format}`, head(format, 7680, 4320))).toBeUndefined()
})

it('a GIF is as large as its first picture, where that is larger than its screen', () => {
  const faultOfGif = (...picture: number[]) => faultOf('x.gif', ...gif([10, 10], picture))
  expect(faultOfGif(0, 0, 20_000, 20_000)).toContain('is 20000 × 20000 pixels')
  expect(faultOfGif(5, 5, 40, 40)).toBeUndefined()
})

it('a JPEG is as large as its frame, whatever stands between its segments', () => {
  const frame = Buffer.concat(HEADS['jpg']?.(22_000, 22_000) ?? []).subarray(60_002)
  const rest = [Buffer.from([0, 0, 7, 0xff, 0, 0xff, 0xd0]), frame]
  expect(faultOf('x.jpg', half(0xffd8), half(0xffe0), half(4), half(0), ...rest)).toContain(
    'is 22000 × 22000 pixels',
  )
})

it('an AVIF is as large as the largest picture in it, wherever its pixels stand, and as its film', () => {
  const box = (type: string, ...content: Buffer[]) => {
    const bytes = Buffer.concat(content)
    return Buffer.concat([words(8 + bytes.length), text(type), bytes])
  }
  const extent = (width: number, height: number) => box('ispe', words(0, width, height))
  const type = box('ftyp', text('avif'), words(0))
  const pixels = box('mdat', text('ispe'), words(0, 99_999, 99_999))
  const sizes = (...extents: Buffer[]) => box('meta', words(0), ...extents)
  expect(faultOf('x.avif', type, pixels, sizes(extent(9, 9), extent(16_000, 15_000)))).toContain(
    '16000 × 15000',
  )
  expect(faultOf('x.avif', type, sizes(extent(9, 9), extent(16_000, 15_000)))).toContain('16000 × 15000')
  expect(faultOf('x.avif', type, pixels, sizes(extent(9, 9)))).toBeUndefined()
  const track = box('tkhd', words(0), Buffer.alloc(72), words(16_000 * 2 ** 16, 15_000 * 2 ** 16))
  expect(faultOf('x.avif', type, sizes(extent(9, 9)), box('moov', track))).toContain('16000 × 15000')
})

it.each(Object.keys(HEADS))('a %s whose size cannot be read is refused', (format) => {
  expect(faultOf(`x.${format}`, head(format, 9, 9).subarray(0, 12))).toMatch(
    /^has no size that can be read; export it as a plain/,
  )
})

describe('a drawing with pictures in it', () => {
  const address = (bytes: Buffer) => `data:image/png;base64,${bytes.toString('base64')}`
  const drawing = (...pictures: string[]) =>
    faultOf(
      'x.svg',
      Buffer.from(
        `<svg xmlns="http://www.w3.org/2000/svg">${pictures.map((one) => `<image href="${one}"/>`).join('')}</svg>`,
      ),
    )
  const spelt = (of: string, by: (letter: string) => string) =>
    of.replace(/,(.*)/, (_, data: string) => `,${data.replace(/[A-F]/g, by)}`)

  it.each(['png', 'jpg', 'gif', 'webp'])('is refused where one, a %s, is too large', (format) => {
    expect(drawing(address(head(format, 9, 9)), address(head(format, 16_000, 15_000)))).toContain(
      'a picture in it is 16000 × 15000 pixels',
    )
    expect(drawing(address(head(format, 7680, 4320)))).toBeUndefined()
  })

  it('is refused where one is, however its letters are written', () => {
    const large = address(head('png', 16_000, 15_000))
    const code = (letter: string) => letter.charCodeAt(0).toString(16)
    for (const by of [
      (letter: string) => `&#x${code(letter)};`,
      (letter: string) => `%${code(letter)}`,
      (letter: string) => `\n ${letter}`,
    ])
      expect(drawing(spelt(large, by))).toContain('a picture in it is 16000 × 15000 pixels')
    const inStyle = spelt(large, (letter) => `\\${code(letter)} `)
    const styled = `<svg><g style="mask:url(${inStyle})"/></svg>`
    expect(faultOf('x.svg', Buffer.from(styled))).toContain('a picture in it is 16000 × 15000 pixels')
  })

  it('is refused where they are too large together, each counted once', () => {
    const one = address(head('png', 7680, 4320))
    expect(drawing(one, one)).toBeUndefined()
    expect(drawing(one, address(head('jpg', 7680, 4320)))).toContain('66 million pixels together')
    expect(pixelsOf('x.svg', Buffer.from(`<svg><image href="${one}"/></svg>`))).toBe(7680 * 4320)
  })

  it('holds none that cannot be read', () => {
    expect(drawing(address(head('png', 9, 9).subarray(0, 12)))).toContain('a picture in it has no size')
    expect(drawing(address(text('BM, a bitmap')))).toContain('a picture in it is no PNG, JPEG, GIF or WebP')
    expect(drawing('data:image/gif,GIF89a')).toContain('in base64')
  })
})
