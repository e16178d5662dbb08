import { createRequire } from 'node:module'
import { noteOf } from '../../../i18n/import-notes.ts'
import type { SourceLook } from '../source-look.ts'
import type { Remark } from './written-deck.ts'

const require = createRequire(import.meta.url)

/** What a deck is in anyway, and names that every machine has another font for. */
const OWN =
  /^(noto sans (cjk )?jp|sans-serif|serif|monospace|system-ui|ui-[\w-]+|inherit|initial|\+m[nj]-\w+)$/i

/** The type of a theme by its name: what npm has brought is taken, any other is told, with what would bring it. */
export function typeOf(name: string | undefined): { look: SourceLook; remarks: Remark[] } {
  const family = name?.replace(/["']/g, '').replace(/\s+/g, ' ').trim() ?? ''
  if (family === '' || family.length > 60 || OWN.test(family)) return { look: {}, remarks: [] }
  const npm = /^[A-Za-z][\w -]*$/.test(family) ? family.toLowerCase().replace(/[ _]+/g, '-') : undefined
  if (npm !== undefined && isInstalled(npm)) return { look: { font: { npm } }, remarks: [] }
  const type = noteOf('type', { family, setting: '"look": { "font": { "regular": "fonts/….ttf" } }' })
  const note =
    npm === undefined
      ? type
      : noteOf('typeNpm', { type, npm, setting: `"look": { "font": { "npm": "${npm}" } }` })
  return { look: {}, remarks: [{ kind: 'changed', note }] }
}

function isInstalled(family: string): boolean {
  try {
    require.resolve(`@expo-google-fonts/${family}/package.json`)
    return true
  } catch {
    // Nobody has installed it.
    return false
  }
}
