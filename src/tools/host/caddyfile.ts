import { readFile } from 'node:fs/promises'
import { argv } from 'node:process'
import { fileURLToPath } from 'node:url'
import { resolve } from 'node:path'
import { connectIn, scriptHashIn } from '../../compiler/pages/policy.ts'

/*
 * node --import tsx src/tools/host/caddyfile.ts dist: the container's configuration for a site that was built there.
 */

/** What stands in the configuration for the hash, and for where pages may connect to. */
const SCRIPT_HASH = /%SCRIPT_HASH%(?=;)/g
const CONNECT = /connect-src 'self'(?=;)/g

/** The configuration for the pages of a built site. Throws where they have no script of their own that a policy names. */
export async function caddyfileFor(dist: string): Promise<string> {
  const page = await readFile(resolve(dist, '404.html'), 'utf8')
  const hash = scriptHashIn(page)
  if (hash === undefined) throw new Error(`${dist}: the pages' policy names no script`)
  const template = await readFile(new URL('Caddyfile', import.meta.url), 'utf8')
  return template.replace(SCRIPT_HASH, hash).replace(CONNECT, connectIn(page) ?? '$&')
}

if (argv[1] !== undefined && resolve(argv[1]) === fileURLToPath(import.meta.url))
  process.stdout.write(await caddyfileFor(argv[2] ?? 'dist'))
