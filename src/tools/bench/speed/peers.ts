import { cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const require = createRequire(import.meta.url)

/** Ways to show the same slides. `present` is this project's present mode; it is opened as the page is. */
export const FORMS = ['ours', 'present', 'reveal', 'marp', 'bare'] as const
export type Form = (typeof FORMS)[number]
/** What is opened by a link. */
export const OPENED = ['ours', 'reveal', 'marp', 'bare'] as const satisfies readonly Form[]

/** What each form says the slide is that is seen, as an expression for the page. */
export const SHOWN: Record<Form, string> = {
  ours: "document.querySelector('.slides > .present')?.dataset.slide",
  present: "document.querySelector('.slides > .present')?.dataset.slide",
  reveal: "document.querySelector('.slides > .present')?.dataset.slide",
  marp: "document.querySelector('.bespoke-marp-active section')?.id",
  bare: 'document.body.dataset.slide',
}

/** Says whether the overview is seen. A bare page has none. */
export const OVERVIEW_SEEN: Partial<Record<Form, string>> = {
  ours: "document.querySelector('dialog[open] [data-tile]') !== null",
  reveal: "document.querySelector('.reveal.overview') !== null",
}

/** Path of a form's page below the base, opened at a slide. */
export function pathOf(form: Form, slideNumber: number): string {
  const at = String(slideNumber)
  return {
    ours: `ja/${at}/`,
    present: `ja/${at}/?present`,
    reveal: `peers/reveal.html#/${String(slideNumber - 1)}`,
    marp: `peers/marp.html#${at}`,
    bare: `peers/bare-${at}.html`,
  }[form]
}

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'"

/**
 * Writes what the deck is measured against into the folder of a built site, made of its own slides' words: a bare page of
 * one slide that turns by the plainest of scripts, a reveal.js deck with a lean theme, and a Marp deck.
 */
export async function writePeers(dist: string, bareSlides: readonly number[]): Promise<void> {
  const out = join(dist, 'peers')
  await mkdir(out, { recursive: true })
  const slides = await readSlides(dist)
  const fonts = await readdir(join(dist, 'assets/fonts'))
  await writeFile(
    join(out, 'turn.js'),
    `const slides = ${JSON.stringify(slides.map(({ html }) => html))}\n${TURN}`,
  )
  for (const slideNumber of bareSlides) {
    const { html = '', font = '' } = slides[slideNumber - 1] ?? {}
    const name = `bare-${String(slideNumber)}`
    await writeFile(join(out, `${name}.css`), leanStyles(font))
    await writeFile(
      join(out, `${name}.html`),
      document(`<link rel="stylesheet" href="${name}.css">`, html, ` data-slide="${String(slideNumber)}"`),
    )
    await writeFile(
      join(out, `${name}-turn.html`),
      document(
        `<link rel="stylesheet" href="${name}.css"><script type="module" src="turn.js"></script>`,
        html,
        ` data-slide="${String(slideNumber)}"`,
      ),
    )
  }
  await writeReveal(out, slides, slides[0]?.font ?? fonts[0] ?? '')
  await writeMarp(out, slides)
}

/** A bare page has no script until steps are measured. */
export function steppedPath(form: Form, slideNumber: number): string {
  return form === 'bare' ? `peers/bare-${String(slideNumber)}-turn.html` : pathOf(form, slideNumber)
}

const TURN = `document.addEventListener('keydown', ({ key }) => {
  if (key !== 'ArrowRight') return
  const next = Number(document.body.dataset.slide) + 1
  document.body.innerHTML = slides[next - 1]
  document.body.dataset.slide = next
})
`

interface PlainSlide {
  /** The slide's words in plain elements. */
  html: string
  /** File of the font with its characters. */
  font: string
}

async function readSlides(dist: string): Promise<PlainSlide[]> {
  const first = await readFile(join(dist, 'ja/1/index.html'), 'utf8')
  const count = Number(/"slideCount":(\d+)/.exec(first)?.[1] ?? 0)
  return Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const page = await readFile(join(dist, 'ja', String(index + 1), 'index.html'), 'utf8')
      const section = /<section class="slide[\s\S]*?<\/section>/.exec(page)?.[0] ?? ''
      return { html: plain(section), font: /fonts\/(talk-400-[\w-]+\.woff2)/.exec(page)?.[1] ?? '' }
    }),
  )
}

function plain(section: string): string {
  return section
    .replace(/<(svg|math)[\s\S]*?<\/\1>/g, '')
    .replace(/<\/?(section|span|wbr)[^>]*>/g, '')
    .replace(/ (id|class|tabindex|data-[\w-]+|role|aria-[\w-]+)="[^"]*"/g, '')
    .replace(/\s*\n\s*/g, ' ')
}

async function writeReveal(out: string, slides: readonly PlainSlide[], font: string): Promise<void> {
  const reveal = dirname(require.resolve('reveal.js/reveal.css'))
  for (const name of ['reveal.css', 'reveal.mjs']) await cp(join(reveal, name), join(out, name))
  await writeFile(
    join(out, 'start.js'),
    "import Reveal from './reveal.mjs'\nawait new Reveal(document.querySelector('.reveal'), { hash: true, transition: 'none' }).initialize()\n",
  )
  await writeFile(join(out, 'lean.css'), leanStyles(font))
  const sections = slides.map(
    ({ html }, index) => `<section data-slide="${String(index + 1)}">${html}</section>`,
  )
  await writeFile(
    join(out, 'reveal.html'),
    document(
      '<link rel="stylesheet" href="reveal.css"><link rel="stylesheet" href="lean.css"><script type="module" src="start.js"></script>',
      `<div class="reveal"><div class="slides">${sections.join('\n')}</div></div>`,
    ),
  )
}

/** Marp writes its script into the page, which the policy forbids: it is put beside. It finds no source below a hidden folder. */
async function writeMarp(out: string, slides: readonly PlainSlide[]): Promise<void> {
  const { marpCli } = await import('@marp-team/marp-cli')
  const folder = await mkdtemp(join(tmpdir(), 'marp-'))
  const source = join(folder, 'marp.md')
  const pages = slides.map(({ html }) => `<div>${html}</div>`).join('\n\n---\n\n')
  await writeFile(source, `---\nmarp: true\n---\n\n${pages}\n`)
  const status = await marpCli(['--html', '--no-stdin', source, '-o', join(out, 'marp.html')])
  await rm(folder, { recursive: true })
  if (status !== 0) throw new Error(`Marp ended with ${String(status)}`)
  const html = await readFile(join(out, 'marp.html'), 'utf8')
  const scripts = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, script = '']) => script)
  await writeFile(join(out, 'marp.js'), scripts.join('\n'))
  const [page = ''] = html.split('<script>')
  await writeFile(join(out, 'marp.html'), `${page}<script src="marp.js"></script></body></html>`)
}

function leanStyles(font: string): string {
  return `@font-face{font-family:T;src:url(../assets/fonts/${font}) format("woff2");font-display:swap}body{margin:2em;font:1.2em/1.6 T,sans-serif}.slides section{text-align:start}`
}

function document(head: string, body: string, attributes = ''): string {
  return `<!doctype html><html lang="ja"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}"><meta name="viewport" content="width=device-width"><title>–</title>${head}</head><body${attributes}>${body}</body></html>`
}
