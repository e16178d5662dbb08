import { scryptAsync } from '@noble/hashes/scrypt.js'
import { joinBytes, parseBase64url, type Bytes } from './bytes.ts'
import { SALT_BYTES, type PassphraseForm } from './private-header.ts'

/** What OWASP's cheat sheet on storing passwords asks for: 128 MiB, a second or so. */
export const PASSPHRASE_WORK = { cost: 2 ** 17, blockSize: 8, parallelization: 1 } as const

/** The master key of a talk that has a passphrase on top of its link. Spellings that look the same are the same. */
export async function masterWithPassphrase(
  linkKey: Bytes,
  passphrase: string,
  { salt, cost, blockSize, parallelization }: PassphraseForm,
): Promise<Bytes> {
  const key = await scryptAsync(
    new TextEncoder().encode(passphrase.normalize('NFKC')),
    parseBase64url(salt, SALT_BYTES) ?? new Uint8Array(),
    { N: cost, r: blockSize, p: parallelization, dkLen: 32, maxmem: 2 ** 31 - 1 },
  )
  return joinBytes(linkKey, key)
}
