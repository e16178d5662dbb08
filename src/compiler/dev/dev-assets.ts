import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { lookup } from 'mrmime'
import { SHELL_FACE } from '../fonts/shell-text.ts'
import type { OwnFonts } from '../fonts/fonts.ts'
import { readInside } from '../read/deck-files.ts'
import { lookStyle } from '../site/look-style.ts'
import type { DevDeck } from './dev-deck.ts'

const require = createRequire(import.meta.url)

/** Whole fonts, since cutting them takes longer than reading them from the same machine. */
const WHOLE_FONTS = {
  400: '@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf',
  700: '@expo-google-fonts/noto-sans-jp/700Bold/NotoSansJP_700Bold.ttf',
} as const
export const FONT_STYLES = 'assets/talk-fonts-dev.css'

/** The deck's own faces come last: of several with a character, browsers take the last. */
function fontRules(own: OwnFonts | undefined): string {
  const rule = (weight: string, file: string) =>
    `@font-face{font-family:Talk;font-weight:${weight};font-display:swap;src:url(dev-fonts/${file})}`
  return [
    ...Object.keys(WHOLE_FONTS).map((weight) => rule(weight, `${weight}.ttf`)),
    ...(own
      ? [rule('400', 'regular'), rule('700', own.bold === undefined ? 'regular' : 'bold')]
      : [SHELL_FACE]),
  ].join('\n')
}

/** Another address whenever another formula has come, so that pages get its rules. */
export function formulaPath({ formulaCss }: DevDeck): string {
  return `assets/formulas-${createHash('sha256').update(formulaCss).digest('hex').slice(0, 8)}.css`
}

/** Fonts, the rules of formulas, and the pictures of a deck. False where the path is none of them. */
export async function answerAsset(
  deck: DevDeck | undefined,
  path: string,
  response: ServerResponse,
): Promise<boolean> {
  const font = /^assets\/dev-fonts\/(400|700)\.ttf$/.exec(path)?.[1]
  const katexFont = /^assets\/(fonts\/KaTeX_[\w-]+\.woff2)$/.exec(path)?.[1]
  const picture = deck?.source.pictures.all().find((candidate) => candidate.path === path)
  const own = /^assets\/dev-fonts\/(regular|bold)$/.exec(path)?.[1] as keyof OwnFonts | undefined
  const ownFont = own && deck?.source.fonts?.[own]
  if (path === FONT_STYLES) reply(response, 'text/css', fontRules(deck?.source.fonts))
  else if (ownFont) await send(response, ownFont)
  else if (/^assets\/look-\w+\.css$/.test(path))
    reply(response, 'text/css', lookStyle(deck?.source.deck.look) ?? '')
  else if (/^assets\/formulas-\w+\.css$/.test(path)) {
    const katex = await readFile(require.resolve('katex/dist/katex.min.css'), 'utf8')
    reply(response, 'text/css', `${katex}\n${deck?.formulaCss ?? ''}`)
  } else if (font)
    await send(response, require.resolve(WHOLE_FONTS[Number(font) as keyof typeof WHOLE_FONTS]))
  else if (katexFont)
    await send(response, join(dirname(require.resolve('katex/dist/katex.min.css')), katexFont))
  else if (deck && picture) return sendOwn(response, deck, join('images', picture.name))
  else return false
  return true
}

/** What the deck's folder has there now; false where that leads out of it, or is no file. */
async function sendOwn(response: ServerResponse, { source }: DevDeck, path: string): Promise<boolean> {
  const bytes = await readInside(source.folder, path, Infinity)
  if (!bytes) return false
  response.writeHead(200, headersOf(path))
  response.end(bytes)
  return true
}

export function reply(response: ServerResponse, type: string, content: string, status = 200): void {
  response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store' })
  response.end(content)
}

/** By a file's ending; what has none is a page. */
export function typeOf(path: string): string {
  const name = path.split('/').at(-1) ?? ''
  const type = lookup(name.includes('.') ? name : 'html') ?? 'application/octet-stream'
  return type.startsWith('text/') ? `${type}; charset=utf-8` : type
}

function headersOf(file: string) {
  return { 'Content-Type': typeOf(file), 'Cache-Control': 'max-age=3600' }
}

async function send(response: ServerResponse, file: string): Promise<void> {
  // Whoever asked has left.
  if (response.destroyed) return
  response.writeHead(200, headersOf(file))
  await new Promise<void>((resolve, reject) => {
    const content = createReadStream(file).on('error', reject)
    const end = () => {
      // A pipe leaves the file open where its reader has left.
      content.destroy()
      resolve()
    }
    content.pipe(response).on('finish', end).on('close', end)
  })
}
