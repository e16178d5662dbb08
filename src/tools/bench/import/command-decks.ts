import { execFile } from 'node:child_process'
import { cp, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { escapeHtml } from '../../../deck/transcript-article.ts'
import { launchBrowser } from '../../build/browser.ts'
import type { KnownSlide } from './known-deck.ts'

/* Known decks by tools that are commands of their own, or a browser: what isn't installed is left out. */

const run = promisify(execFile)
/** A tool that takes longer hangs: it waits for an answer, or for the network. */
const LIMIT = { timeout: 300_000 }

/** Whether a command is there. */
export async function hasCommand(name: string): Promise<boolean> {
  return run(name, ['--version'], { timeout: 30_000 }).then(
    () => true,
    () => false,
  )
}

/** reveal.js' own print view, printed by Chromium as its manual says; its theme's capitals would be no titles to know again. */
export async function makeRevealPdf(slides: readonly KnownSlide[], folder: string): Promise<string> {
  const dist = dirname(createRequire(import.meta.url).resolve('reveal.js/reveal.css'))
  for (const name of ['reveal.css', 'reveal.js', 'theme/white.css'])
    await cp(join(dist, name), join(folder, name.replace('theme/', '')))
  const page = join(folder, 'index.html')
  await writeFile(
    page,
    `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="reveal.css"><link rel="stylesheet" href="white.css">
<style>.reveal :is(h1, h2, h3) { text-transform: none }</style>
<div class="reveal"><div class="slides">${slides.map(sectionOf).join('\n')}</div></div>
<script src="reveal.js"></script><script>Reveal.initialize()</script>`,
  )
  const browser = await launchBrowser()
  try {
    const tab = await browser.newPage()
    await tab.goto(`${pathToFileURL(page).href}?print-pdf`)
    await tab.waitForFunction(
      (count) => document.querySelectorAll('.pdf-page').length === count,
      slides.length,
    )
    const file = join(folder, 'reveal.pdf')
    await tab.pdf({ path: file, preferCSSPageSize: true, printBackground: true })
    return file
  } finally {
    await browser.close()
  }
}

function sectionOf({ title, bullets = [], code, table }: KnownSlide): string {
  const items = bullets.map((text) => `<li>${escapeHtml(text)}</li>`).join('')
  const rows = (table ?? []).map((row, index) => {
    const tag = index === 0 ? 'th' : 'td'
    return `<tr>${row.map((text) => `<${tag}>${escapeHtml(text)}</${tag}>`).join('')}</tr>`
  })
  return [
    `<section><h2>${escapeHtml(title)}</h2>`,
    items === '' ? '' : `<ul>${items}</ul>`,
    code ? `<pre><code>${escapeHtml(code.join('\n'))}</code></pre>` : '',
    rows.length > 0 ? `<table>${rows.join('')}</table>` : '',
    '</section>',
  ].join('')
}

/** By LuaLaTeX, which has fonts for Japanese where its packages are installed. */
export async function makeBeamerPdf(slides: readonly KnownSlide[], folder: string): Promise<string> {
  const isJapanese = slides.some(({ title }) => /[\u3040-\u9fff]/.test(title))
  const source = [
    '\\documentclass[aspectratio=169]{beamer}',
    ...(isJapanese ? ['\\usepackage{luatexja}'] : []),
    '\\usetheme{Madrid}',
    '\\begin{document}',
    ...slides.map(frameOf),
    '\\end{document}',
  ]
  await writeFile(join(folder, 'beamer.tex'), source.join('\n'))
  const options = ['-interaction=nonstopmode', '-halt-on-error', 'beamer.tex']
  // The second time page numbers are known.
  for (let round = 0; round < 2; round++) await run('lualatex', options, { cwd: folder, ...LIMIT })
  return join(folder, 'beamer.pdf')
}

function frameOf({ title, bullets = [], code, table }: KnownSlide): string {
  return [
    `\\begin{frame}${code ? '[fragile]' : ''}{${title}}`,
    ...(bullets.length > 0
      ? ['\\begin{itemize}', ...bullets.map((text) => `\\item ${text}`), '\\end{itemize}']
      : []),
    ...(code ? ['\\begin{verbatim}', ...code, '\\end{verbatim}'] : []),
    ...(table
      ? [
          `\\begin{tabular}{|${'l|'.repeat(table[0]?.length ?? 1)}}\\hline`,
          ...table.map((row) => `${row.join(' & ')} \\\\ \\hline`),
          '\\end{tabular}',
        ]
      : []),
    '\\end{frame}',
  ].join('\n')
}

/** A deck of PowerPoint's format as Impress prints it, or saves it again. */
export async function convertByImpress(
  file: string,
  folder: string,
  format: 'pdf' | 'pptx',
): Promise<string> {
  const out = join(folder, 'impress')
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
  const convert = (source: string, to: string) =>
    run('soffice', [profile, '--headless', '--convert-to', to, '--outdir', out, source], LIMIT)
  if (format === 'pdf') await convert(file, 'pdf')
  else {
    await convert(file, 'odp')
    await convert(join(out, 'deck.odp'), 'pptx')
  }
  return join(out, `deck.${format}`)
}

/** By Slidev's own command line, which prints by Playwright's browser. */
export async function makeSlidevPdf(source: string, folder: string): Promise<string> {
  const file = join(folder, 'slidev.pdf')
  await run('slidev', ['export', source, '--output', file], { cwd: folder, ...LIMIT })
  return file
}
