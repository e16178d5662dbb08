import { readFile, writeFile } from 'node:fs/promises'
import { launchBrowser } from './build/browser.ts'

/*
 * Draws public/icon.svg as the PNG files that devices want of an app: `npx tsx src/tools/icons.ts`, once after the drawing
 * has changed. A maskable icon is cut to any form by the system: its ground reaches the edges, the drawing stands within
 * the middle 80 %; Apple's is cut to a rounded square.
 */
const ICONS = [
  { file: 'icon-192.png', sizePx: 192, scale: 1, full: false },
  { file: 'icon-512.png', sizePx: 512, scale: 1, full: false },
  { file: 'icon-maskable-512.png', sizePx: 512, scale: 0.8, full: true },
  { file: 'icon-180.png', sizePx: 180, scale: 0.9, full: true },
]

const drawing = await readFile('public/icon.svg', 'utf8')
const ground = /fill="(#\w+)"/.exec(drawing)?.[1] ?? 'none'
const browser = await launchBrowser()
for (const { file, sizePx, scale, full } of ICONS) {
  const page = await browser.newPage({ viewport: { width: sizePx, height: sizePx } })
  const svg = drawing.replace('<svg ', `<svg width="${sizePx * scale}" height="${sizePx * scale}" `)
  await page.setContent(
    `<body style="margin:0;display:grid;place-items:center;height:100vh;background:${full ? ground : 'none'}">${svg}`,
  )
  await writeFile(`public/${file}`, await page.screenshot({ omitBackground: true }))
  await page.close()
}
await browser.close()
