import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { OfflineRecord } from '../../../src/compiler/files/offline-list.ts'
import type { OfflineList } from '../../../src/deck/offline.ts'

const PAGE = '<!doctype html>\n<html lang="ja" data-build="1a2b">'

function siteOf(files: Record<string, string>): OfflineRecord {
  const record = new OfflineRecord()
  for (const [path, content] of Object.entries(files)) record.add({ path, content })
  return record
}

function listOf(record: OfflineRecord, shell: string[] = []): OfflineList {
  return JSON.parse(String(record.list('ja', '1a2b', shell).content)) as OfflineList
}

describe('what a language needs without network', () => {
  it('is its pages and packs, with their sizes, as they are asked for', () => {
    const record = siteOf({
      'ja/index.html': PAGE,
      'ja/41/index.html': `${PAGE}言`,
      'ja/text/0.json': '[]',
      'en/index.html': PAGE,
      'sitemap.xml': '',
    })
    expect(listOf(record)).toEqual({
      buildId: '1a2b',
      files: [
        { path: 'ja/', bytes: PAGE.length },
        { path: 'ja/41/', bytes: PAGE.length + 3 },
        { path: 'ja/text/0.json', bytes: 2 },
      ],
    })
  })

  it('is what pages and stylesheets name, and the shell', () => {
    const record = siteOf({
      'ja/41/index.html':
        PAGE +
        '<style>src:url(../../assets/fonts/page-1a.woff2)</style><link href="../../assets/formulas-2b.css">',
      'assets/formulas-2b.css': '@font-face{src:url("fonts/KaTeX-3c.woff2")}',
      'assets/fonts/page-1a.woff2': '',
      'assets/fonts/KaTeX-3c.woff2': '',
      'assets/fonts/other-4d.woff2': '',
      'assets/main-5e.js': '',
    })
    record.addCopy('assets/images/moon-6f.svg', 10)
    expect(listOf(record, ['assets/main-5e.js']).files.map(({ path }) => path)).toEqual([
      'ja/41/',
      'assets/main-5e.js',
      'assets/fonts/page-1a.woff2',
      'assets/formulas-2b.css',
      'assets/fonts/KaTeX-3c.woff2',
    ])
  })

  it('is no page for other sites, no clicker, and none that names no build or another', () => {
    const record = siteOf({
      'ja/embed/41/index.html': PAGE,
      'ja/clicker/index.html': PAGE,
      'ja/old/index.html': '<!doctype html>\n<html lang="ja" data-build="9f">',
      'ja/plain/index.html': '<!doctype html>\n<html lang="ja">',
    })
    expect(listOf(record).files).toEqual([])
  })

  it('holds no page that it was told of: those of a long deck are larger than memory', () => {
    const record = new OfflineRecord()
    const before = heldBytes()
    for (let number = 1; number <= 400; number++) {
      const page = `${PAGE}<link href="../../assets/viewer-0123456789abcdef.css">${String(number).repeat(100_000)}`
      record.add({ path: `ja/${String(number)}/index.html`, content: Buffer.from(page).toString() })
    }
    expect(listOf(record).files).toHaveLength(400)
    expect(heldBytes() - before).toBeLessThan(20e6)
  })
})

/** Bytes of the heap that are in use, after everything that is not was taken away. */
function heldBytes(): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  return process.memoryUsage().heapUsed
}
