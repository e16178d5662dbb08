import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { PurgeCSS } from 'purgecss'
import { FontCache, type FontFile } from './fonts.ts'

const require = createRequire(import.meta.url)

/** KaTeX's stylesheet and fonts, cut to what a deck's formulas use. */
export interface FormulaStyles {
  /** Font addresses are relative to the stylesheet: `fonts/<name>`. */
  css: string
  files: FontFile[]
}

/**
 * `html` is that of all formulas, `characters` what they draw. Only woff2 is kept, which every browser that runs this
 * deck reads; whole, KaTeX's fonts cost 53 kB for one formula.
 */
export async function formulaStyles(
  html: string,
  characters: ReadonlySet<string>,
  generatedCss: string,
  cacheFolder: string,
): Promise<FormulaStyles> {
  const stylesheet = require.resolve('katex/dist/katex.min.css')
  // PurgeCSS takes a family for used by `font-family` alone, and would drop the font of every upright letter.
  const source = (await readFile(stylesheet, 'utf8')).replace(
    /font:normal [\d.]+em ([^;}]*)/,
    '$&;font-family:$1',
  )
  const [purged] = await new PurgeCSS().purge({
    content: [{ raw: html, extension: 'html' }],
    css: [{ raw: source }],
    fontFace: true,
    safelist: ['katex'],
  })
  const cache = new FontCache(cacheFolder)
  const files: FontFile[] = []
  let css = purged?.css ?? ''
  for (const [rule, name] of [...css.matchAll(/src:url\(fonts\/([\w-]+)\.woff2\)[^;}]*/g)].map(
    (match) => [match[0], match[1] ?? ''] as const,
  )) {
    const font = await readFile(join(dirname(stylesheet), 'fonts', `${name}.woff2`))
    const data = await cache.cut(font, name, [...characters], 'woff2')
    const file = { name: `${name}-${String(data.length)}.woff2`, data }
    files.push(file)
    css = css.replace(rule, `src:url(fonts/${file.name}) format("woff2")`)
  }
  return { css: `${css}\n${generatedCss}`.replace(/font-display:block/g, 'font-display:swap'), files }
}
