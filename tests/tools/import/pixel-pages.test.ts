import { join } from 'node:path'
import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { readPicture } from '../../../src/tools/import/picture.ts'
import { PixelPages } from '../../../src/tools/import/pixel-pages.ts'
import { scratchFolder } from '../scratch.ts'

const [WIDTH, HEIGHT] = [16, 100]

/** A page whose every row is of its own grey, in pieces that end anywhere. */
function pixmap(height = HEIGHT): Readable {
  const rows = Array.from({ length: height }, (_, row) => Buffer.alloc(3 * WIDTH, row))
  const bytes = Buffer.concat([Buffer.from(`P6\n${String(WIDTH)} ${String(HEIGHT)}\n255\n`), ...rows])
  const parts = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, at) =>
    bytes.subarray(7 * at, 7 * at + 7),
  )
  return Readable.from(parts)
}

describe('a page in pixels', () => {
  it('is read from what a program writes, wherever its pieces end', async () => {
    const pages = new PixelPages('talk.pdf')
    await pages.readPixmap(pixmap())
    const context = pages.canvas(WIDTH, HEIGHT).getContext('2d') as unknown as CanvasRenderingContext2D
    for (const row of [0, 47, 48, 99])
      expect([...context.getImageData(WIDTH - 1, row, 1, 1).data]).toEqual([row, row, row, 255])
  })

  it('is kept at both sizes', async () => {
    const pages = new PixelPages('talk.pdf')
    await pages.readPixmap(pixmap())
    const saved = await pages.save(join(await scratchFolder(), 'page'))
    const [small, large] = await Promise.all(
      [saved.file, saved.larger ?? ''].map((file) => readPicture(file)),
    )
    expect(small).toMatchObject({ width: 1920, height: 12000, extension: 'webp' })
    expect(large).toMatchObject({ width: WIDTH, height: HEIGHT })
  })

  it('is none where the program ended before it had written all of it', async () => {
    await expect(new PixelPages('talk.pdf').readPixmap(pixmap(HEIGHT - 1))).rejects.toThrow('cannot be read')
  })
})
