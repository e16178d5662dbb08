import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { billPath, writeBillOfMaterials } from '../../../src/tools/build/bill-of-materials.ts'
import { scratchFolder } from '../scratch.ts'

interface Bill {
  bomFormat: string
  metadata: { component: { name: string } }
  components: { name: string; version: string; licenses?: unknown[]; hashes?: unknown[] }[]
}

describe('the bill of materials', () => {
  it('stands beside the build, and names each package of the lock file with its hash', async () => {
    const outDir = join(await scratchFolder(), 'dist')
    const count = await writeBillOfMaterials(outDir, 'colloquium')
    const bill = JSON.parse(await readFile(billPath(outDir), 'utf8')) as Bill
    const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
      packages: Record<string, { version?: string }>
    }
    const locked = Object.entries(packages).filter(([path]) => path !== '')
    const names = new Set(
      locked.map(([path, { version }]) => `${path.replace(/^.*node_modules\//, '')}@${version ?? ''}`),
    )
    expect(bill).toMatchObject({ bomFormat: 'CycloneDX', metadata: { component: { name: 'colloquium' } } })
    expect(count).toBe(bill.components.length)
    const told = new Set(bill.components.map(({ name, version }) => `${name}@${version}`))
    expect([...names].filter((name) => !told.has(name))).toEqual([])
    expect(bill.components.filter(({ hashes = [] }) => hashes.length === 0)).toEqual([])
  })

  it('is beside a folder however that is written', () => {
    expect(billPath('dist/')).toBe('dist.cdx.json')
  })
})
