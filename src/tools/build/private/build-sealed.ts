import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { removeAtEnd } from '../../../compiler/at-end.ts'
import { addLinkKey } from '../../../deck/private/link-key.ts'
import { precompress } from '../precompress.ts'
import { buildInto } from '../site-output.ts'
import type { PrivateOptions } from './private-options.ts'
import { sealSite } from './seal-site.ts'

export interface SealedBuild {
  /** Folder that the sealed build is put in. */
  outDir: string
  /** Builds the talk as it would stand in the open; resolves to the problems that stopped it. */
  build: (folder: string) => Promise<string[]>
  /** False leaves out the compressed files beside the viewer's own. */
  compresses?: boolean
  sealing: PrivateOptions
}

/** What opens the build. */
export interface SealedTalk {
  key: string
  /** The address that it will stand at, with the key. */
  link: string
}

/**
 * Builds a private talk: in the open only in a folder of the machine's temporary files that nobody else may read, which
 * goes when the sealed one is made. Resolves to the problems that stopped it, or to the talk's one link.
 */
export async function buildSealed({
  outDir,
  build,
  compresses = true,
  sealing: { address, ...options },
}: SealedBuild): Promise<string[] | SealedTalk> {
  let key = ''
  const seal = async (out: string) => {
    const plain = mkdtempSync(join(tmpdir(), 'colloquium-'))
    // Who ends the program while it builds leaves nothing of the talk in the open.
    const goOn = removeAtEnd(plain)
    process.env['PRIVATE'] = 'true'
    try {
      const problems = await build(plain)
      if (problems.length > 0) return problems
      key = await sealSite({ plain, out, ...options })
      if (compresses) await precompress(out)
      return []
    } finally {
      delete process.env['PRIVATE']
      await rm(plain, { recursive: true, force: true })
      goOn()
    }
  }
  const problems = await buildInto(outDir, seal, { keepsBefore: false })
  return problems.length > 0 ? problems : { key, link: addLinkKey(address, key) }
}
