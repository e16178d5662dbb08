import type { Server } from 'node:http'
import type { Browser, Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formatPicturePath, PICTURE_KINDS, PICTURE_SIZES } from '../../src/deck/picture-path.ts'
import type { PictureKind } from '../../src/deck/picture-path.ts'
import type { Locale } from '../../src/deck/locale.ts'
import { launchBrowser } from '../../src/tools/build/browser.ts'
import { serveSite } from '../../src/tools/host/serve.ts'
import { SLIDE_COUNT } from '../fixtures/real-deck.ts'
import { readPacks, SITE_FOLDER } from './built-site.ts'

let browser: Browser
let page: Page
let server: Server
beforeAll(async () => {
  const served = await serveSite({ folder: SITE_FOLDER, port: 0 })
  server = served.server
  browser = await launchBrowser()
  page = await browser.newPage()
  await page.goto(`${served.url}icon.svg`)
})
afterAll(async () => {
  await browser.close()
  server.close()
})

/** What can be told of a picture from its pixels. */
interface Look {
  width: number
  height: number
  /** Part of the pixels that are in the commonest colour, 0 to 1. */
  ground: number
  /** Pixels that differ from the picture before, the foot aside, where each slide has its number. */
  changed: number | undefined
}

/** Decodes pictures in a browser, each compared with the one before. */
async function look(addresses: readonly string[]): Promise<Look[]> {
  return page.evaluate(async (list) => {
    const looks: Look[] = []
    let before: Uint32Array | undefined
    for (const address of list) {
      const response = await fetch(address)
      if (!response.ok) throw new Error(`${address}: ${String(response.status)}`)
      const image = await createImageBitmap(await response.blob())
      const { width, height } = image
      const context = new OffscreenCanvas(width, height).getContext('2d')
      if (!context) throw new Error('no canvas')
      context.drawImage(image, 0, 0)
      const all = new Uint32Array(context.getImageData(0, 0, width, height).data.buffer)
      const pixels = all.subarray(0, Math.floor(height * 0.85) * width)
      const colors = new Map<number, number>()
      let changed = 0
      for (const [at, color] of pixels.entries()) {
        colors.set(color, (colors.get(color) ?? 0) + 1)
        if (before && before[at] !== color) changed++
      }
      const ground = Math.max(...colors.values()) / pixels.length
      looks.push({ width, height, ground, changed: before && changed })
      before = pixels
    }
    return looks
  }, addresses)
}

function addressesOf(kind: PictureKind, locale: Locale): string[] {
  return readPacks(locale, 'index').map(
    ({ slideNumber, picture = '' }) => `/${formatPicturePath(kind, locale, slideNumber, picture)}`,
  )
}

/** What a slide says; where it differs, pictures have to. */
function wordsOf(locale: Locale): string[] {
  return readPacks(locale, 'text').map(({ blocks }) => blocks.map(({ text }) => text).join('\n'))
}

describe.each(['ja', 'en'] as const)('the pictures in "%s"', (locale) => {
  it.each(PICTURE_KINDS)('of kind "%s" decode, have their size, are not blank, and differ', async (kind) => {
    const looks = await look(addressesOf(kind, locale))
    const words = wordsOf(locale)
    const { width, height } = PICTURE_SIZES[kind]
    expect(looks).toHaveLength(SLIDE_COUNT)
    const faults = looks.flatMap((picture, index) => {
      const name = `slide ${String(index + 1)}`
      const differs = words[index] !== words[index - 1]
      return [
        ...(picture.width === width && picture.height === height ? [] : [`${name} has another size`]),
        // A title alone on a wide slide leaves 99.5 %.
        ...(picture.ground < 0.999 ? [] : [`${name} is blank`]),
        ...(picture.changed === 0 && differs ? [`${name} looks like the slide before`] : []),
      ]
    })
    expect(faults).toEqual([])
  })

  it('are others in the dark', async () => {
    const light = addressesOf('light', locale)
    const dark = addressesOf('dark', locale)
    const pairs = await look(light.flatMap((address, index) => [address, dark[index] ?? '']))
    for (const [index, { changed = 0, width, height }] of pairs.entries())
      if (index % 2 === 1)
        expect(changed, `slide ${String((index + 1) / 2)}`).toBeGreaterThan(width * height * 0.5)
  })
})
