import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { isPlain, load } from '../../src/tools/plain-modules-hooks.mjs'

const pdf = pathToFileURL(createRequire(import.meta.url).resolve('pdfjs-dist/legacy/build/pdf.mjs')).href

describe('modules that are loaded as they lie there', () => {
  it('are those of pdf.js, and no others', () => {
    expect(isPlain(pdf)).toBe(true)
    expect(isPlain(import.meta.url)).toBe(false)
    expect(isPlain('file:///talk/node_modules/katex/dist/katex.mjs')).toBe(false)
  })

  it('are not made anything else of', async () => {
    const next = () => Promise.reject(new Error('another loader was asked'))
    const { format, source } = await load(pdf, {}, next)
    expect(format).toBe('module')
    expect(source).not.toContain('sourceMappingURL=data:')
    await expect(load(import.meta.url, {}, next)).rejects.toThrow('another loader')
  })
})
