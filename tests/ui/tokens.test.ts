import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('../../src/ui/tokens.css', import.meta.url), 'utf8')

/** The colours of a rule, by their token’s name. */
function colorsOf(selector: string): Record<string, string> {
  const start = css.indexOf(`${selector} {`)
  const rule = css.slice(start, css.indexOf('}', start))
  return Object.fromEntries(
    [...rule.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', color = '']) => [name, color]),
  )
}

const light = colorsOf(':root')
const THEMES = { light, dark: { ...light, ...colorsOf(":root[data-theme='dark']") } }

/** Relative luminance by WCAG 2. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => parseInt(color.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(a: string, b: string): number {
  const [darker = 0, lighter = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (lighter + 0.05) / (darker + 0.05)
}

/** Text tokens, and the surfaces that they are written on. */
const TEXT: [string, string[]][] = [
  ['ink', ['paper', 'panel', 'desk', 'accent-soft', 'mark', 'warning', 'trained', 'frozen', 'neutral']],
  ['quiet', ['paper', 'panel', 'desk']],
  ['accent', ['paper', 'panel', 'accent-soft']],
  ['on-accent', ['accent']],
  ['part-loss', ['paper', 'panel']],
  ['part-probability', ['paper', 'panel']],
]

/** Lines that say something: outlines of controls and parts, arrows, curves. `--line` only sets apart. */
const LINES: [string, string[]][] = [
  ['line-strong', ['paper', 'panel']],
  ['focus', ['paper', 'panel', 'desk']],
  ['accent', ['paper', 'panel', 'desk', 'accent-soft']],
  ['mark-line', ['paper', 'panel']],
  ['trained-line', ['paper']],
  ['frozen-line', ['paper']],
  ['neutral-line', ['paper']],
  ...[1, 2, 3, 4, 5, 6].map((number): [string, string[]] => [`data-${String(number)}`, ['paper']]),
]

const pairs = (table: [string, string[]][]) =>
  table.flatMap(([name, surfaces]) => surfaces.map((surface) => [name, surface] as const))

describe.each(Object.entries(THEMES))('in the %s theme', (_theme, colors) => {
  const contrastOf = (name: string, surface: string) => contrast(colors[name] ?? '', colors[surface] ?? '')

  it.each(pairs(TEXT))('text in %s on %s has a contrast of 7', (name, surface) => {
    expect(contrastOf(name, surface)).toBeGreaterThanOrEqual(7)
  })

  it.each(pairs(LINES))('a line in %s on %s has a contrast of 3', (name, surface) => {
    expect(contrastOf(name, surface)).toBeGreaterThanOrEqual(3)
  })
})

describe('a mark', () => {
  /** What is written on a mark beside ordinary words: AA, since a mark is passing. */
  it.each(['accent', 'part-loss', 'part-probability'])('bears %s with a contrast of 4.5', (name) => {
    for (const colors of Object.values(THEMES))
      expect(contrast(colors[name] ?? '', colors['mark'] ?? '')).toBeGreaterThanOrEqual(4.5)
  })

  it.each([
    ['../../src/stage/stage.css', '.slide [data-block].marked {'],
    ['../../src/transcript/articles/articles.css', '&:has(> .marked) {'],
  ])('bears no quiet words, which would be too quiet on it (%s)', (file, selector) => {
    const sheet = readFileSync(new URL(file, import.meta.url), 'utf8')
    const rule = sheet.slice(sheet.indexOf(selector), sheet.indexOf('}', sheet.indexOf(selector)))
    expect(rule).toMatch(/--quiet: var\(--ink\);/)
  })
})

describe('the dark theme', () => {
  it('is the same without script, for who prefers it', () => {
    expect(
      css.match(/@media screen and \(prefers-color-scheme: dark\) \{\s*:root:not\(\[data-theme\]\)/),
    ).not.toBeNull()
    expect(colorsOf(':root:not([data-theme])')).toEqual(colorsOf(":root[data-theme='dark']"))
  })

  it('has a colour for each that could be too bright or too dark', () => {
    const dark = colorsOf(":root[data-theme='dark']")
    expect(Object.keys(light).filter((name) => !(name in dark))).toEqual([])
  })
})

describe('contrast', () => {
  it('is that of WCAG', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
  })
})
