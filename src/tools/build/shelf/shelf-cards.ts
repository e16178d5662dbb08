import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { cardFile, shelfCard, type ShelfCard } from '../../../compiler/shelf/shelf-card.ts'
import type { ShelfOptions } from '../../../compiler/shelf/shelf-options.ts'
import type { SiteFolder } from '../../../compiler/site/site-folder.ts'
import { serveSite } from '../../host/serve.ts'
import { launchBrowser } from '../browser.ts'

/** Pictures that were drawn, by what they are drawn from. */
const CACHE = '.cache/pictures'

/** Draws the shelf's picture for link previews in each of its languages, and says which they are. */
export async function makeShelfCards(
  folder: string,
  output: SiteFolder,
  options: ShelfOptions,
): Promise<ShelfOptions['cards']> {
  const cards = await Promise.all(
    options.shelf.locales.map((locale) => shelfCard(options, locale, '.cache/fonts')),
  )
  const missing: ShelfCard[] = []
  for (const card of cards) if (!(await placeCard(folder, card))) missing.push(card)
  if (missing.length > 0) await drawCards(folder, output, missing)
  return Object.fromEntries(cards.map(({ locale, picture }) => [locale, picture]))
}

/** False where it has not been drawn yet. */
async function placeCard(folder: string, { picture }: ShelfCard): Promise<boolean> {
  const target = join(folder, picture.path)
  await mkdir(dirname(target), { recursive: true })
  return copyFile(join(CACHE, basename(picture.path)), target).then(
    () => true,
    () => false,
  )
}

async function drawCards(folder: string, output: SiteFolder, cards: readonly ShelfCard[]): Promise<void> {
  for (const { files } of cards) for (const file of files) await output.write(file)
  await mkdir(CACHE, { recursive: true })
  const { server, url } = await serveSite({ folder, port: 0 })
  const browser = await launchBrowser()
  try {
    for (const card of cards) {
      const { width, height } = card.picture
      const page = await browser.newPage({ viewport: { width, height }, colorScheme: 'light' })
      await page.goto(url + cardFile(card.locale))
      await page.evaluate(() => document.fonts.ready)
      await writeFile(join(CACHE, basename(card.picture.path)), await page.screenshot())
      await placeCard(folder, card)
    }
  } finally {
    await browser.close()
    server.close()
  }
  await rm(join(folder, 'print'), { recursive: true })
}
