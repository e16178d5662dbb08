import { joinBytes, type Bytes } from './bytes.ts'
import { paddedSize } from './size-classes.ts'
import type { TalkKeys } from './talk-keys.ts'

/*
 * The form of a sealed file: 12 bytes of nonce, then AES-GCM-256 of a byte that says whether the content is compressed
 * (gzip), its length in 4 bytes, the content, and zeros up to a size class; GCM's tag of 16 bytes is the end. What is
 * authenticated beside: the build and the file's own opaque path, so that no file passes for another or for one of
 * another build.
 */
const NONCE_BYTES = 12
const TAG_BYTES = 16
const HEAD_BYTES = 5

/** What is sealed. */
export interface Content {
  bytes: Bytes
  isCompressed: boolean
}

/** A file that isn't what the build made of it: changed, cut short, or another in its place. */
export class TamperedFile extends Error {
  constructor(readonly path: string) {
    super(`${path} is not the file that was published: it was changed, cut short or swapped on its way`)
  }
}

/** The nonce of a build's n-th file, from 0: a counter, and since each build has keys of its own none is used twice. */
export function nonceOf(count: number): Bytes {
  const nonce = new Uint8Array(NONCE_BYTES)
  new DataView(nonce.buffer).setBigUint64(NONCE_BYTES - 8, BigInt(count))
  return nonce
}

export async function sealFile(
  keys: TalkKeys,
  path: string,
  nonce: Bytes,
  { bytes, isCompressed }: Content,
): Promise<Bytes> {
  const around = HEAD_BYTES + NONCE_BYTES + TAG_BYTES
  const plain = new Uint8Array(paddedSize(bytes.length + around) - NONCE_BYTES - TAG_BYTES)
  plain[0] = isCompressed ? 1 : 0
  new DataView(plain.buffer).setUint32(1, bytes.length)
  plain.set(bytes, HEAD_BYTES)
  const sealed = await crypto.subtle.encrypt(gcm(keys, path, nonce), keys.files, plain)
  return joinBytes(nonce, new Uint8Array(sealed))
}

/** Throws a `TamperedFile` for anything but the file that was sealed for this path in this build. */
export async function openFile(keys: TalkKeys, path: string, sealed: Bytes): Promise<Content> {
  const nonce = sealed.slice(0, NONCE_BYTES)
  const opened = await crypto.subtle
    .decrypt(gcm(keys, path, nonce), keys.files, sealed.slice(NONCE_BYTES))
    .catch((): never => {
      throw new TamperedFile(path)
    })
  const plain = new Uint8Array(opened)
  const length = new DataView(opened).getUint32(1)
  return { bytes: plain.slice(HEAD_BYTES, HEAD_BYTES + length), isCompressed: plain[0] === 1 }
}

function gcm({ build }: TalkKeys, path: string, iv: Bytes): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(`${build}\n${path}`) }
}
