import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { beginWhole } from '../../compiler/at-hand.ts'

const TEXT = /\.(html|css|js|json|svg|xml|txt|md|webmanifest)$/
/** Below this a file fits a packet as it is. */
const LEAST_BYTES = 1024
/** Above this the best compression takes seconds a file, and gains little. */
const LARGE_BYTES = 400_000
/** zlib's own threads are four. */
const AT_ONCE = 4

/**
 * Lays a `.br` and a `.gz` beside each text file of a built site that has none yet, for hosts that send them. Returns how
 * many files. `wanted` is what the paths below the folder match of those that are compressed; default: all.
 */
export async function precompress(folder: string, wanted = /^/): Promise<number> {
  const all = await textFiles(folder)
  const files = all.filter((file) => wanted.test(relative(folder, file).split(sep).join('/')))
  const queue = [...files]
  const work = async () => {
    for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
      beginWhole(relative(folder, file))
      await compressFile(file)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return files.length
}

async function textFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const there = new Set(entries.map((entry) => join(entry.parentPath, entry.name)))
  const files: string[] = []
  for (const entry of entries) {
    if (!entry.isFile() || !TEXT.test(entry.name)) continue
    const file = join(entry.parentPath, entry.name)
    if (!there.has(`${file}.br`) && (await stat(file)).size >= LEAST_BYTES) files.push(file)
  }
  return files
}

async function compressFile(file: string): Promise<void> {
  const data = await readFile(file)
  const quality = data.length > LARGE_BYTES ? 9 : constants.BROTLI_MAX_QUALITY
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: data.length,
  }
  await writeFile(`${file}.br`, await promisify(brotliCompress)(data, { params }))
  await writeFile(`${file}.gz`, await promisify(gzip)(data, { level: constants.Z_BEST_COMPRESSION }))
}
