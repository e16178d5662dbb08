import { copyFile, mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { chromium, type Browser, type CDPSession, type Page } from '@playwright/test'
import { beginWhole } from '../../compiler/at-hand.ts'
import { printFile } from '../../compiler/pages/print-page.ts'
import type { Locale } from '../../deck/locale.ts'
import { LOCALES } from '../../deck/locale.ts'
import { formatPicturePath, PICTURE_KINDS, PICTURE_SIZES, type PictureKind } from '../../deck/picture-path.ts'
import type { IndexEntry } from '../../deck/types.ts'
import { measureOverflow, type Overflow } from '../../deck/measure-overflow.ts'
import { BROWSER_ARGS, launchOptions } from './browser.ts'
import { serveSite } from '../host/serve.ts'
import { DRAW_SECONDS, DrawsTooLong, drawnWithin } from './draw-limit.ts'
import { PictureError } from './picture-error.ts'

/** A picture that the built pages name. */
interface Picture {
  kind: PictureKind
  locale: Locale
  slideNumber: number
  /** Below the site's folder; its file name is its name in the cache too, since it has the content's hash. */
  path: string
}

/** How many pictures a build drew, and how many it had from builds before. */
export interface PictureCount {
  drawn: number
  cached: number
  /** For each slide whose content leaves it, its file and by how much. */
  overflows: readonly string[]
}

/**
 * Makes the pictures that the pages of a built site name, and puts them there. Throws a PictureError with each that came out blank
 * or can't be read again, named by its slide's file, and with the first that takes too long to draw.
 */
export async function makePictures(
  folder: string,
  cacheFolder = '.cache/pictures',
  /** Each picture may take. */
  seconds = DRAW_SECONDS,
): Promise<PictureCount> {
  const pictures = await namedPictures(folder)
  await mkdir(cacheFolder, { recursive: true })
  const missing: Picture[] = []
  for (const picture of pictures) {
    if (!(await isWhole(cached(picture, cacheFolder)))) missing.push(picture)
  }
  const overflows = new Map<Picture, string>()
  if (missing.length > 0) await drawPictures(folder, missing, { cacheFolder, seconds, overflows })
  for (const picture of pictures) {
    const target = join(folder, picture.path)
    await mkdir(dirname(target), { recursive: true })
    await copyFile(cached(picture, cacheFolder), target)
  }
  await forgetOld(cacheFolder, pictures)
  // Drawn again by the next build, which says it again.
  for (const picture of overflows.keys()) await rm(cached(picture, cacheFolder))
  return {
    drawn: missing.length,
    cached: pictures.length - missing.length,
    overflows: [...overflows.values()],
  }
}

function cached({ locale, path }: Picture, cacheFolder: string): string {
  return join(cacheFolder, `${locale}-${basename(path)}`)
}

/** As the packs of the index name them. */
async function namedPictures(folder: string): Promise<Picture[]> {
  const pictures: Picture[] = []
  for (const locale of LOCALES) {
    const index = join(folder, locale, 'index')
    for (const pack of (await readdir(index).catch(() => [])).filter((name) => name.endsWith('.json'))) {
      const entries = JSON.parse(await readFile(join(index, pack), 'utf8')) as IndexEntry[]
      for (const { slideNumber, picture } of entries) {
        if (picture === undefined) continue
        for (const kind of PICTURE_KINDS) {
          const path = formatPicturePath(kind, locale, slideNumber, picture)
          pictures.push({ kind, locale, slideNumber, path })
        }
      }
    }
  }
  return pictures
}

/** False for what isn't there or was cut off while it was written. */
async function isWhole(file: string): Promise<boolean> {
  const data = await readFile(file).catch(() => undefined)
  if (!data || data.length < 64) return false
  if (file.endsWith('.png')) return data.subarray(-8, -4).toString('latin1') === 'IEND'
  return data.toString('latin1', 8, 12) === 'WEBP' && data.readUInt32LE(4) + 8 === data.length
}

interface Drawing {
  cacheFolder: string
  seconds: number
  /** Takes what leaves its slide. */
  overflows: Map<Picture, string>
}

async function drawPictures(
  folder: string,
  pictures: readonly Picture[],
  { cacheFolder, seconds, overflows }: Drawing,
): Promise<void> {
  const { server, url } = await serveSite({ folder, port: 0 })
  const browser = await launchForPictures()
  const faults: string[] = []
  try {
    for (const locale of LOCALES) {
      for (const kind of PICTURE_KINDS) {
        const some = pictures.filter((picture) => picture.kind === kind && picture.locale === locale)
        if (some.length === 0) continue
        const board = await DrawingBoard.open(browser, url + printFile('slides', locale), kind)
        for (const picture of some) {
          const file = board.fileOf(picture.slideNumber)
          beginWhole(file)
          const drawn = await drawnWithin(seconds, board.draw(picture.slideNumber)).catch(faultOf)
          const { data, fault, overflow } = drawn
          if (overflow) overflows.set(picture, `${file}: runs off its slide (${locale}, ${overflow})`)
          if (data !== undefined && fault === undefined) await keep(cached(picture, cacheFolder), data)
          else faults.push(`${file}: its picture (${locale}, ${kind}) ${fault ?? ''}`)
          // The browser is busy with it, and draws nothing else.
          if (data === undefined) throw new PictureError(faults)
        }
        await board.close()
      }
    }
  } finally {
    await browser.close()
    server.close()
  }
  if (faults.length > 0) throw new PictureError(faults)
}

function faultOf(error: unknown): { data: undefined; fault: string; overflow: undefined } {
  if (error instanceof DrawsTooLong) return { data: undefined, fault: error.message, overflow: undefined }
  throw error
}

/** The same letters on every machine: grey edges, unhinted. */
async function launchForPictures(): Promise<Browser> {
  return chromium.launch({
    ...launchOptions(),
    args: [...BROWSER_ARGS, '--disable-lcd-text', '--font-render-hinting=none'],
  })
}

/** Under another name first, so that a build that is stopped leaves no half picture. */
async function keep(file: string, data: Buffer): Promise<void> {
  await writeFile(`${file}.part`, data)
  await rename(`${file}.part`, file)
}

interface PictureSize {
  width: number
  height: number
}

/** As wide as all pictures of slides are, and as high as the deck's slides are for that. */
async function sizeOfSlides(page: Page, { width }: PictureSize): Promise<PictureSize> {
  const [across = 16, down = 9] = await page.evaluate(() =>
    getComputedStyle(document.documentElement).getPropertyValue('--slide-ratio').split('/').map(Number),
  )
  return { width, height: Math.round((width * down) / across) }
}

interface Drawn {
  data: Buffer
  /** What is wrong with the picture. */
  fault: string | undefined
  /** How far the slide's content leaves it, in words, where its pictures of this kind are measured. */
  overflow: string | undefined
}

function formatOverflow({ right, bottom }: Overflow): string | undefined {
  const parts = [
    ...(bottom > 0 ? [`${String(bottom)} px below`] : []),
    ...(right > 0 ? [`${String(right)} px at the right`] : []),
  ]
  return parts.length > 0 ? `${parts.join(', ')} of 1280 across` : undefined
}

/** A page of the browser that shows one slide at a time, at the size and in the theme of one kind of picture. */
class DrawingBoard {
  private constructor(
    private readonly kind: PictureKind,
    private readonly size: PictureSize,
    private readonly page: Page,
    private readonly cdp: CDPSession,
    private readonly files: ReadonlyMap<number, string>,
  ) {}

  static async open(browser: Browser, url: string, kind: PictureKind): Promise<DrawingBoard> {
    // Pictures are looked at as `data:`, which the site's policy rightly refuses.
    const page = await browser.newPage({ viewport: PICTURE_SIZES[kind], bypassCSP: true })
    // No slide is drawn before its turn: what takes a browser's memory is told by the slide's file.
    await page.addInitScript(() => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync('.print-page:not([data-current]) { display: none }')
      document.adoptedStyleSheets.push(sheet)
    })
    // Not until all of a deck's pictures are there: those of a slide are waited for when it is drawn, and told by its name.
    await page.goto(url, { waitUntil: 'domcontentloaded' })
    await page.waitForFunction(() =>
      [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')].every(({ sheet }) => sheet),
    )
    const files = await page.evaluate((shown) => {
      const root = document.documentElement
      root.dataset['draw'] = shown === 'card' ? 'card' : 'small'
      root.dataset['theme'] = shown === 'dark' ? 'dark' : 'light'
      return [...document.querySelectorAll<HTMLElement>('.print-page')].map(
        ({ dataset }) => [Number(dataset['slide']), dataset['file'] ?? ''] as const,
      )
    }, kind)
    const size = kind === 'card' ? PICTURE_SIZES.card : await sizeOfSlides(page, PICTURE_SIZES[kind])
    await page.setViewportSize(size)
    return new DrawingBoard(kind, size, page, await page.context().newCDPSession(page), new Map(files))
  }

  fileOf(slideNumber: number): string {
    return this.files.get(slideNumber) ?? `slide ${String(slideNumber)}`
  }

  /** PNGs stay as Chromium writes them: none of them fits a palette without loss, and packing them better gains nothing. */
  async draw(slideNumber: number): Promise<Drawn> {
    const area = await this.show(slideNumber)
    const overflow = area && this.kind === 'card' ? await this.overflowOf() : undefined
    const format = this.kind === 'card' ? 'png' : 'webp'
    const { data } = await this.cdp.send('Page.captureScreenshot', {
      format,
      ...(format === 'webp' && { quality: 85 }),
    })
    const fault =
      area === undefined
        ? 'has no slide in it'
        : area.unread.length > 0
          ? `lacks ${area.unread.join(', ')}, which can't be read as a picture`
          : await this.inspect(`data:image/${format};base64,${data}`, area)
    return { data: Buffer.from(data, 'base64'), fault, overflow }
  }

  /** In words, of the slide that is shown. */
  private async overflowOf(): Promise<string | undefined> {
    const slide = this.page.locator('.print-page[data-current] .slide')
    return formatOverflow(await slide.evaluate(measureOverflow))
  }

  /** Resolves, when its fonts and pictures are there, to where the slide stands. */
  private async show(slideNumber: number): Promise<Area | undefined> {
    return this.page.evaluate(async (shown) => {
      const pages = [...document.querySelectorAll<HTMLElement>('.print-page')]
      for (const page of pages) page.toggleAttribute('data-current', page.dataset['slide'] === shown)
      const stage = document.querySelector<HTMLElement>('.print-page[data-current] .slide')
      if (!stage) return undefined
      const { x, y, width, height } = stage.getBoundingClientRect()
      const unread = await Promise.all(
        [...stage.querySelectorAll('img')].map((image) =>
          image.decode().then(
            () => [],
            () => [decodeURI(image.src.replace(/^.*\//, ''))],
          ),
        ),
      )
      await document.fonts.ready
      const mayBeBlank = stage.dataset['layout'] === 'page'
      return { x, y, width, height, unread: unread.flat(), mayBeBlank }
    }, String(slideNumber))
  }

  /** What is wrong with a picture, found by reading it again. */
  private async inspect(url: string, area: Area): Promise<string | undefined> {
    return this.page.evaluate(
      async ({ address, part, expected }) => {
        const image = new Image()
        image.src = address
        try {
          await image.decode()
        } catch {
          return 'cannot be decoded'
        }
        const { naturalWidth: width, naturalHeight: height } = image
        if (width !== expected.width || height !== expected.height) {
          return `is ${String(width)} × ${String(height)}`
        }
        if (part.mayBeBlank) return undefined
        const context = new OffscreenCanvas(width, height).getContext('2d')
        if (!context) return 'cannot be looked at'
        context.drawImage(image, 0, 0)
        // Without the card's edge, and the foot, where every slide has its number.
        const edge = 4
        const pixels = context.getImageData(
          part.x + edge,
          part.y + edge,
          part.width - 2 * edge,
          part.height * 0.88 - edge,
        ).data
        const count = new Map<number, number>()
        for (let at = 0; at < pixels.length; at += 4) {
          const color =
            ((pixels[at] ?? 0) >> 4) * 256 + ((pixels[at + 1] ?? 0) >> 4) * 16 + ((pixels[at + 2] ?? 0) >> 4)
          count.set(color, (count.get(color) ?? 0) + 1)
        }
        const ground = Math.max(...count.values())
        // Fewer pixels than two letters of a title have.
        return pixels.length / 4 - ground < (width * height) / 4000 ? 'is blank' : undefined
      },
      { address: url, part: area, expected: this.size },
    )
  }

  async close(): Promise<void> {
    await this.page.close()
  }
}

interface Area {
  x: number
  y: number
  width: number
  height: number
  /** File names of pictures in the slide that can't be decoded. */
  unread: string[]
  /** The slide is a picture of a page, which shows nothing where the page has nothing. */
  mayBeBlank: boolean
}

/** Pictures that no build has used for so long are of slides that have changed since. */
const KEPT_MS = 30 * 24 * 3600 * 1000

async function forgetOld(cacheFolder: string, used: readonly Picture[]): Promise<void> {
  const now = new Date()
  for (const picture of used) await utimes(cached(picture, cacheFolder), now, now)
  for (const name of await readdir(cacheFolder)) {
    const file = join(cacheFolder, name)
    const { mtimeMs } = await stat(file)
    if (now.getTime() - mtimeMs > KEPT_MS) await rm(file)
  }
}
