import { formatBase64url, type Bytes } from './bytes.ts'

/** Folder of a private talk's sealed files, below the base. */
export const SEALED_FOLDER = 'sealed/'

/** Bytes of the key that the link carries. */
export const LINK_KEY_BYTES = 32

/** Bytes that a sealed file's name has of its code: nobody guesses one, and two files never have the same. */
const NAME_BYTES = 24

/** What a build's files are sealed and named with. */
export interface TalkKeys {
  /** Random name of the build, in the open: it says nothing of what is in it. */
  build: string
  files: CryptoKey
  names: CryptoKey
}

/**
 * The keys of a build, by HKDF (RFC 5869) of its master key: the link's own, with what a passphrase gives behind it where
 * there is one.
 */
export async function deriveTalkKeys(master: Bytes, build: string): Promise<TalkKeys> {
  const { subtle } = crypto
  const base = await subtle.importKey('raw', master, 'HKDF', false, ['deriveKey'])
  const from = (use: string) => ({
    ...{ name: 'HKDF', hash: 'SHA-256' },
    salt: new TextEncoder().encode(build),
    info: new TextEncoder().encode(`colloquium private talk: ${use}`),
  })
  return {
    build,
    files: await subtle.deriveKey(from('files'), base, { name: 'AES-GCM', length: 256 }, false, [
      'encrypt',
      'decrypt',
    ]),
    names: await subtle.deriveKey(
      from('names'),
      base,
      { name: 'HMAC', hash: 'SHA-256', length: 256 },
      false,
      ['sign'],
    ),
  }
}

/** The opaque path below the base of a file that is at `path` in the talk: by HMAC, so that only who has the key knows. */
export async function sealedPath({ names }: TalkKeys, path: string): Promise<string> {
  const code = await crypto.subtle.sign('HMAC', names, new TextEncoder().encode(path))
  return SEALED_FOLDER + formatBase64url(new Uint8Array(code, 0, NAME_BYTES))
}
