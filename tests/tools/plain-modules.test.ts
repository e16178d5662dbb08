import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { isPlain, load } from '../../src/tools/plain-modules-hooks.mjs'

const pdf = pathToFileURL(createRequire(import.meta.url).resolve('pdfjs-dist/legacy/build/pdf.mjs')).href

describe('modules that are loaded as they lie there', () => {
  it('are those of packages, and no others', () => {
    expect(isPlain(pdf, 'module')).toBe(true)
    expect(isPlain('file:///talk/node_modules/unified/lib/index.js', 'module')).toBe(true)
    expect(isPlain(import.meta.url, 'module')).toBe(false)
    expect(isPlain('file:///talk/node_modules/react/index.js', 'commonjs')).toBe(false)
    expect(isPlain('file:///talk/node_modules/katex/package.json', 'json')).toBe(false)
  })

  it('are not made anything else of', async () => {
    const next = () => Promise.reject(new Error('another loader was asked'))
    const { format, source } = await load(pdf, { format: 'module' }, next)
    expect(format).toBe('module')
    expect(source).not.toContain('sourceMappingURL=data:')
    await expect(load(import.meta.url, { format: 'module' }, next)).rejects.toThrow('another loader')
  })
})
