import { cp, mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const require = createRequire(import.meta.url)

/** What the deck is measured against: the same slides in two plainer forms, beside the built site. */
export interface Rivals {
  /** Path of a bare page with one slide's text, one stylesheet and one font: below the site's base. */
  bare: (slideNumber: number) => string
  /** Path of a reveal.js deck with all slides in one page, opened at a slide. */
  reveal: (slideNumber: number) => string
}

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'"

/** Writes the rivals into the folder of a built site, made of its own slides. */
export async function writeRivals(
  dist: string,
  locale: string,
  slideNumbers: readonly number[],
): Promise<Rivals> {
  const slideCount = await countSlides(dist, locale)
  const out = join(dist, 'rivals')
  await mkdir(out, { recursive: true })
  const fonts = (await readdir(join(dist, 'assets/fonts'))).filter((name) => name.startsWith('talk-400'))
  const stylesheet = (await readdir(join(dist, 'assets'))).find((name) => /^main-.*\.css$/.test(name)) ?? ''
  for (const slideNumber of slideNumbers) {
    const section = await sectionOf(dist, locale, slideNumber)
    const page = await readFile(join(dist, locale, String(slideNumber), 'index.html'), 'utf8')
    const font = /fonts\/(talk-400-[\w-]+\.woff2)/.exec(page)?.[1] ?? fonts[0] ?? ''
    await writeFile(join(out, `bare-${String(slideNumber)}.css`), bareCss(font))
    await writeFile(
      join(out, `bare-${String(slideNumber)}.html`),
      document('bare', `<link rel="stylesheet" href="bare-${String(slideNumber)}.css">`, textOnly(section)),
    )
  }
  const sections: string[] = []
  for (let number = 1; number <= slideCount; number++) sections.push(await sectionOf(dist, locale, number))
  const reveal = dirname(require.resolve('reveal.js/reveal.css'))
  await cp(join(reveal, 'reveal.css'), join(out, 'reveal.css'))
  await cp(join(reveal, 'reveal.mjs'), join(out, 'reveal.mjs'))
  await writeFile(
    join(out, 'start.js'),
    "import Reveal from './reveal.mjs'\nwindow.deck = new Reveal(document.querySelector('.reveal'), { hash: true, controls: false, disableLayout: true, display: 'grid', transition: 'none' })\nawait window.deck.initialize()\n",
  )
  await writeFile(
    join(out, 'reveal.html'),
    document(
      'reveal',
      `<link rel="stylesheet" href="reveal.css"><link rel="stylesheet" href="../assets/${stylesheet}"><link rel="stylesheet" href="../assets/${(await readdir(join(dist, 'assets'))).find((name) => name.startsWith('talk-fonts')) ?? ''}"><script type="module" src="start.js"></script>`,
      `<div class="stage"><div class="reveal"><div class="slides">${sections.join('\n')}</div></div></div>`,
    ),
  )
  return {
    bare: (slideNumber) => `rivals/bare-${String(slideNumber)}.html`,
    reveal: (slideNumber) => `rivals/reveal.html#/${String(slideNumber - 1)}`,
  }
}

async function countSlides(dist: string, locale: string): Promise<number> {
  const html = await readFile(join(dist, locale, 'index.html'), 'utf8')
  return Number(/"slideCount":(\d+)/.exec(html)?.[1] ?? 0)
}

async function sectionOf(dist: string, locale: string, slideNumber: number): Promise<string> {
  const html = await readFile(join(dist, locale, String(slideNumber), 'index.html'), 'utf8')
  return /<section class="slide[\s\S]*?<\/section>/.exec(html)?.[0] ?? ''
}

/** The slide's words in plain elements. */
function textOnly(section: string): string {
  return section
    .replace(/<(svg|math)[\s\S]*?<\/\1>/g, '')
    .replace(/ (class|data-[\w-]+|role|aria-[\w-]+)="[^"]*"/g, '')
}

function bareCss(font: string): string {
  return `@font-face{font-family:T;src:url(../assets/fonts/${font}) format("woff2");font-display:swap}body{margin:2em;font:1.2em/1.6 T,sans-serif}`
}

function document(title: string, head: string, body: string): string {
  return `<!doctype html><html lang="ja"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}"><meta name="viewport" content="width=device-width"><title>${title}</title>${head}</head><body>${body}</body></html>`
}
