import { brotliCompressSync } from 'node:zlib'
import { toString } from 'hast-util-to-string'
import { describe, expect, it } from 'vitest'
import { hashSource } from '../../src/compiler/pages/policy.ts'
import { elementsOf, parsePage, readSite, siteFiles } from './built-site.ts'

/** What stands inline in a page and runs. */
function inlineScripts(path: string): string[] {
  return elementsOf(parsePage(path))
    .filter(({ tagName, properties }) => tagName === 'script' && properties['src'] === undefined)
    .filter(({ properties: { type } }) => type === undefined || type === 'module')
    .map((script) => toString(script))
}

const pages = siteFiles().filter((path) => path.endsWith('.html') && path !== 'index.html')

describe('the script that runs before a page is painted', () => {
  it('is in every page, and the same, of at most a kibibyte on the line', () => {
    const scripts = new Set(pages.flatMap(inlineScripts))
    expect(scripts.size).toBe(1)
    for (const path of pages) expect(inlineScripts(path), path).toHaveLength(1)
    for (const script of scripts) expect(brotliCompressSync(script).length).toBeLessThanOrEqual(1024)
  })

  it('is allowed by each page that has it, and by the headers of hosts', () => {
    const [script = ''] = inlineScripts('404.html')
    const allowed = `script-src 'self' ${hashSource(script)};`
    for (const path of pages) expect(readSite(path), path).toContain(allowed)
    const policies = readSite('_headers').match(/Content-Security-Policy: .*script-src.*/g) ?? []
    expect(policies.length).toBeGreaterThan(5)
    for (const policy of policies) expect(policy).toContain(allowed)
  })
})
