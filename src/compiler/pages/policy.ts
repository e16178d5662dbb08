import { createHash } from 'node:crypto'

/**
 * Everything from the site's own origin, nothing inline but the page's own style, named by their hash; and where live
 * talks go through a broker elsewhere, its origin.
 */
export function policyOf(ownCss: string, broker?: string): string {
  const hash = ownCss ? ` 'sha256-${createHash('sha256').update(ownCss).digest('base64')}'` : ''
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self'${hash}`,
    "font-src 'self'",
    "img-src 'self'",
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

/** Where there is no service worker, this page shows files that it has opened itself (src/entries/private). */
export function openedPolicy(policy: string): string {
  return policy
    .replace("font-src 'self'", "font-src 'self' blob:")
    .replace("img-src 'self'", "img-src 'self' blob:")
}
