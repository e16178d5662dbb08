import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { build } from 'vite'
import { syntheticPage, syntheticSection } from './synthetic-deck.ts'

/** Nobody serves this origin: all that is asked of it is answered here. */
export const HARNESS_ORIGIN = 'http://stage.test/'

let bundle: Promise<Map<string, string>> | undefined

/** Lets a page open the stage's harness, and `full` with the same slides in a reveal.js of its own. */
export async function serveHarness(page: Page, slideCount = 95): Promise<void> {
  bundle ??= buildHarness()
  const files = await bundle
  const require = createRequire(import.meta.url)
  const revealFile = require.resolve('reveal.js')
  await page.route(`${HARNESS_ORIGIN}**`, async (route) => {
    const path = new URL(route.request().url()).pathname.slice(1)
    const file = files.get(path)
    if (file !== undefined) {
      await route.fulfill({ body: file, contentType: path.endsWith('.css') ? 'text/css' : 'text/javascript' })
    } else if (path === 'reveal.js') {
      await route.fulfill({ body: await readFile(revealFile, 'utf8'), contentType: 'text/javascript' })
    } else if (path === 'full') {
      await route.fulfill({ body: fullDeck(slideCount), contentType: 'text/html' })
    } else if (/^ja\/\d+\/$/.test(path)) {
      await route.fulfill({ body: harnessPage([...files.keys()]), contentType: 'text/html' })
    } else {
      await route.fulfill({ status: 404, body: 'not here' })
    }
  })
}

/** The harness with React's development build, where StrictMode mounts twice. */
async function buildHarness(): Promise<Map<string, string>> {
  const output = await build({
    configFile: false,
    logLevel: 'error',
    root: fileURLToPath(new URL('../../..', import.meta.url)),
    define: { 'process.env.NODE_ENV': '"development"' },
    build: {
      write: false,
      minify: false,
      rolldownOptions: {
        input: fileURLToPath(new URL('harness.tsx', import.meta.url)),
        output: { entryFileNames: 'harness.js' },
      },
    },
  })
  const files = (Array.isArray(output) ? output : [output]).flatMap((part) =>
    'output' in part ? part.output : [],
  )
  return new Map(
    files.map((file) => [file.fileName, file.type === 'chunk' ? file.code : String(file.source)]),
  )
}

function harnessPage(files: readonly string[]): string {
  const styles = files
    .filter((file) => file.endsWith('.css'))
    .map((file) => `<link rel="stylesheet" href="/${file}">`)
  return syntheticPage(
    'ja',
    1,
    `<div id="root"></div><script type="module" src="/harness.js"></script>`,
    styles.join(''),
  )
}

/** All sections in one reveal.js, as it is meant to be used: what the windowed one is compared with. */
function fullDeck(slideCount: number): string {
  const sections = Array.from({ length: slideCount }, (_, index) => syntheticSection('ja', index + 1)).join(
    '',
  )
  return syntheticPage(
    'ja',
    1,
    `<div class="reveal"><div class="slides">${sections}</div></div><script src="/reveal.js"></script><script>Reveal.initialize({ hash: false, transition: 'none', disableLayout: true })</script>`,
  )
}
