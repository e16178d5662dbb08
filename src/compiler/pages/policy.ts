import { createHash } from 'node:crypto'

/** What a page may do, beside what its site's own files are. */
export interface PagePolicy {
  /** Address of a broker elsewhere that carries live talks. */
  broker?: string | undefined
  /** True for the page of a private talk that shows files which it has opened itself (src/entries/private). */
  opensFiles?: boolean
}

/** What stands in a page itself, named by their hash. */
export interface InlineSources {
  style?: string | undefined
  script?: string | undefined
}

/**
 * Everything from the site's own origin, nothing inline but the page's own style and the script that runs before it is
 * painted, named by their hash; and where live talks go through a broker elsewhere, its origin.
 */
export function policyOf(
  { style = '', script = '' }: InlineSources,
  { broker, opensFiles }: PagePolicy = {},
): string {
  const ofOwn = (hash: string) => (hash === '' ? '' : ` ${hash}`)
  const blob = opensFiles ? ' blob:' : ''
  return [
    "default-src 'none'",
    `script-src 'self'${ofOwn(hashSource(script))}`,
    `style-src 'self'${ofOwn(hashSource(style))}`,
    `font-src 'self'${blob}`,
    `img-src 'self'${blob}`,
    // A recorded voice is played from the file that was opened.
    "media-src 'self' blob:",
    `connect-src 'self'${broker === undefined ? '' : ` ${new URL(broker).origin}`}`,
    "manifest-src 'self'",
    "worker-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}

/** As a policy names what stands inline; nothing where there is nothing. */
export function hashSource(code: string): string {
  return code === '' ? '' : `'sha256-${createHash('sha256').update(code).digest('base64')}'`
}

/** The hash of the script that a built page has in itself, as its policy names it; undefined where it names none. */
export function scriptHashIn(html: string): string | undefined {
  return /script-src 'self' ('sha256-[\w+/=]+')/.exec(html)?.[1]
}

/** What the policy of a built page says of where it may connect to; undefined where it says nothing. */
export function connectIn(html: string): string | undefined {
  return /connect-src 'self'(?: [\w:/.[\]-]+)?(?=;)/.exec(html)?.[0]
}
