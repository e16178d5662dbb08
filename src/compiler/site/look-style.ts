import { colourIn, LINE_CONTRAST, SURFACES, TEXT_CONTRAST, type Look, type Theme } from '../read/look.ts'
import { contrastOf, mixed, reachContrast } from '../read/colour.ts'

/** Rules of a deck's own look, outside of every layer, so that they go before the shell's; undefined where it has none. */
export function lookStyle(look: Look | undefined): string | undefined {
  if (!look) return undefined
  const light = themeTokens(look, 'light')
  const dark = themeTokens(look, 'dark')
  const rules = look.ratio === '4:3' ? [...light, '--slide-ratio:4 / 3'] : light
  const css = [
    ...(rules.length > 0 ? [`:root{${rules.join(';')}}`] : []),
    ...(dark.length > 0
      ? [
          `@media not print{:root[data-theme=dark]{${dark.join(';')}}}`,
          `@media screen and (prefers-color-scheme:dark){:root:not([data-theme]){${dark.join(';')}}}`,
        ]
      : []),
    ...(look.ratio === '4:3' ? PRINT_4_3 : []),
    ...(look.logo ? [logoRule(look.logo.place)] : []),
    ...(look.footer === undefined ? [] : [FOOTER_RULE]),
  ]
  return css.length > 0 ? `${css.join('\n')}\n` : undefined
}

function themeTokens({ accent, data = [] }: Look, theme: Theme): string[] {
  const [paper] = SURFACES[theme]
  const colours = data.map(
    (given, index) => `--data-${String(index + 1)}:${colourIn(given, theme, LINE_CONTRAST)}`,
  )
  if (!accent) return colours
  const own = colourIn(accent, theme, TEXT_CONTRAST)
  const soft = softOf(own, paper)
  const onAccent = contrastOf('#ffffff', own) >= contrastOf('#12141a', own) ? '#ffffff' : '#12141a'
  return [
    `--accent:${own}`,
    `--accent-soft:${soft}`,
    `--on-accent:${onAccent}`,
    `--focus:${reachContrast(own, SURFACES[theme], LINE_CONTRAST)}`,
    `--part-loss:${own}`,
    ...colours,
  ]
}

/** A hint of the colour that its own words can be read on. */
function softOf(colour: string, paper: string): string {
  for (let share = 0.14; share > 0.02; share -= 0.02) {
    const soft = mixed(colour, paper, share)
    if (contrastOf(colour, soft) >= TEXT_CONTRAST) return soft
  }
  return paper
}

const PRINT_4_3 = [
  '@page slides{size:1280px 960px}',
  'html:not([data-draw]) .print-slides .print-page{block-size:960px}',
  'html[data-draw=card] .stage{inline-size:776px}',
]

function logoRule(place: 'top-right' | 'bottom-left'): string {
  const inset =
    place === 'top-right'
      ? 'calc(26*var(--u)) calc(32*var(--u)) auto auto'
      : 'auto auto calc(10*var(--u)) calc(28*var(--u))'
  const head =
    place === 'top-right'
      ? '\n.slide:has(.slide-logo) .slide-head{padding-inline-end:calc(150*var(--u))}'
      : ''
  return `.slide-logo{position:absolute;inset:${inset};block-size:calc(${place === 'top-right' ? '48' : '28'}*var(--u));inline-size:auto;max-inline-size:calc(150*var(--u));object-fit:contain}${head}`
}

const FOOTER_RULE =
  '.slide-footer{position:absolute;inset:auto calc(90*var(--u)) calc(9*var(--u)) calc(190*var(--u));font-size:calc(16*var(--u));line-height:calc(24*var(--u));text-align:center;color:var(--quiet)}'
