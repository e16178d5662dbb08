import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { FIXTURE_DECK } from '../../fixtures/with-deck.ts'
import { scratchFolder } from '../../tools/scratch.ts'

const module = (path: string) =>
  JSON.stringify(new URL(`../../../src/compiler/${path}`, import.meta.url).href)

/** Makes a deck's site, and prints what it says to have at hand beside what it is about. */
const PROGRAM = `
import { readFileSync } from 'node:fs'
import { compileDeck } from ${module('compile.ts')}
import { SiteBuilder } from ${module('site/site.ts')}
const place = process.env.COLLOQUIUM_WATCHED.replace(/^\\d+:/, '')
const said = () => JSON.parse(readFileSync(place, 'utf8').split('\\n')[0]).file
const found = []
let isLookedThrough = true
const deck = await compileDeck(${JSON.stringify(FIXTURE_DECK)})
for (const slide of deck.slides.ja) {
  const { treesJson } = slide
  Object.defineProperty(slide, 'treesJson', {
    get: () => (isLookedThrough && found.push([deck.source.slides[slide.slideNumber - 1].file, said()]), treesJson),
  })
}
const builder = await SiteBuilder.create({
  deck,
  site: { origin: 'https://a.example', base: '/' },
  shell: { early: '', main: 'a.js', styles: [], documents: 'a.css' },
  prerender: () => '',
  cacheFolder: process.argv[1],
  policy: true,
})
isLookedThrough = false
found.push(['deck', said()])
for (const { path } of builder.eachPack()) found.push([path, said()])
for (const { path } of builder.eachDocument()) found.push([path, said()])
console.log(JSON.stringify(found))
`

it('a site that is made says which slide, page or file it is at', async () => {
  const folder = await scratchFolder()
  const place = join(folder, 'at-hand')
  await writeFile(place, '')
  const args = ['--import', 'tsx', '--input-type=module', '--eval', PROGRAM, join(folder, 'cache')]
  const program = spawn(process.execPath, args, {
    env: { ...process.env, COLLOQUIUM_WATCHED: `${String(process.pid)}:${place}` },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let printed = ''
  program.stdout.on('data', (data: Buffer) => (printed += data.toString()))
  await once(program, 'close')
  const found = JSON.parse(printed) as [about: string, said: string][]
  expect(found.map(([about]) => about)).toEqual(
    expect.arrayContaining(['deck/003-tide-model.md', 'deck', 'ja/text/0.json', 'ja/transcript/index.html']),
  )
  expect(found.filter(([about, said]) => about !== said)).toEqual([])
})
