import { createHash } from 'node:crypto'

/**
 * Everything from the site's own origin, nothing inline but the page's font rules, named by their hash; and where live
 * talks go through a broker elsewhere, its origin.
 */
export function policyOf(fontCss: string, broker?: string): string {
  const hash = fontCss ? ` 'sha256-${createHash('sha256').update(fontCss).digest('base64')}'` : ''
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self'${hash}`,
    "font-src 'self'",
    "img-src 'self'",
    `connect-src 'self'${broker === undefined ? '' : ` ${new URL(broker).origin}`}`,
    "manifest-src 'self'",
    "worker-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}
