import type { Bytes } from './bytes.ts'
import { openFile } from './sealed-file.ts'
import { sealedPath, type TalkKeys } from './talk-keys.ts'

/** Brings a sealed file by its opaque path; undefined where there is none. */
export type LoadSealed = (path: string) => Promise<Bytes | undefined>

/** A file of the talk by its own path below the base: undefined where the talk has none, a `TamperedFile` where it isn't whole. */
export async function readTalkFile(
  keys: TalkKeys,
  path: string,
  load: LoadSealed,
): Promise<Bytes | undefined> {
  const name = await sealedPath(keys, path)
  const sealed = await load(name)
  if (!sealed) return undefined
  const { bytes, isCompressed } = await openFile(keys, name, sealed)
  return isCompressed ? decompressed(bytes) : bytes
}

/** The path of the file that answers for a page's address: that of `ja/41/` is `ja/41/index.html`. */
export function fileOfAddress(path: string): string {
  return path === '' || path.endsWith('/') ? `${path}index.html` : path
}

async function decompressed(bytes: Bytes): Promise<Bytes> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}
