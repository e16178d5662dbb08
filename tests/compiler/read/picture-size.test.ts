import { expect, it } from 'vitest'
import { pictureFault } from '../../../src/compiler/read/picture-faults.ts'

const words = (...values: number[]) => {
  const bytes = Buffer.alloc(4 * values.length)
  values.forEach((value, at) => bytes.writeUInt32BE(value, 4 * at))
  return bytes
}
const half = (value: number, isLittle = false) =>
  Buffer.from(isLittle ? [value & 255, value >> 8] : [value >> 8, value & 255])
const text = (letters: string) => Buffer.from(letters, 'latin1')
const three = (value: number) => Buffer.from([value & 255, (value >> 8) & 255, value >> 16])

/** The beginnings of pictures of a size, as far as it is told in them. */
const HEADS: Record<string, (width: number, height: number) => Buffer[]> = {
  png: (width, height) => [text('\x89PNG\r\n\x1a\n'), words(13), text('IHDR'), words(width, height)],
  gif: (width, height) => [text('GIF89a'), half(width, true), half(height, true)],
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

it.each(Object.keys(HEADS))('a %s of more pixels than a screen shows is refused, with its size', (format) => {
  const faultOf = (width: number, height: number) =>
    pictureFault(`x.${format}`, Buffer.concat(HEADS[format]?.(width, height) ?? []))
  expect(faultOf(16_000, 15_000)?.message).toContain('is 16000 × 15000 pixels')
  expect(faultOf(7680, 4320)).toBeUndefined()
})
