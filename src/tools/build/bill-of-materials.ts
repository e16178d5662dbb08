import { execFile } from 'node:child_process'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import * as z from 'zod'
import { isRecord, readJson } from '../../deck/unknown-value.ts'

/** Bytes that npm may answer with: some 2 kB a package. */
const MOST_BYTES = 64_000_000

/**
 * Writes beside a build what it was made with, as CycloneDX: every package of the lock file with its version, licence and
 * hash. For who has to answer for what they publish; it is no part of the site. Resolves to the number of packages, and to
 * undefined where npm can't tell.
 */
export async function writeBillOfMaterials(outDir: string, name: string): Promise<number | undefined> {
  const known = await knownBill(outDir)
  if (known !== undefined) return known
  const told = await promisify(execFile)(
    'npm',
    ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'],
    { maxBuffer: MOST_BYTES, shell: process.platform === 'win32' },
  ).catch(() => undefined)
  const bill = readJson(told?.stdout ?? '')
  if (!isRecord(bill) || bill['bomFormat'] !== 'CycloneDX' || !Array.isArray(bill['components']))
    return undefined
  await writeFile(billPath(outDir), `${JSON.stringify(named(bill, name), undefined, 2)}\n`)
  return bill['components'].length
}

/** Packages of a bill that is newer than the lock file that it is made of: npm needs seconds to make it. */
async function knownBill(outDir: string): Promise<number | undefined> {
  const times = await Promise.all(
    [billPath(outDir), 'package-lock.json'].map((path) =>
      stat(path).then(
        ({ mtimeMs }) => mtimeMs,
        () => undefined,
      ),
    ),
  )
  const [bill, lock] = times
  if (bill === undefined || lock === undefined || bill <= lock) return undefined
  const { components } = z
    .object({ components: z.array(z.unknown()).optional() })
    .catch({})
    .parse(readJson(await readFile(billPath(outDir), 'utf8')))
  return components?.length
}

/** `dist` has `dist.cdx.json` beside it. */
export function billPath(outDir: string): string {
  return `${outDir.replace(/[/\\]+$/, '')}.cdx.json`
}

/** npm names the project by the folder that it stands in, which says nothing elsewhere. */
function named(bill: Record<string, unknown>, name: string): Record<string, unknown> {
  const { metadata } = bill
  if (!isRecord(metadata) || !isRecord(metadata['component'])) return bill
  return { ...bill, metadata: { ...metadata, component: { ...metadata['component'], name } } }
}
