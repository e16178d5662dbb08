import { isBrokerUrl } from '../../deck/live/live-info.ts'
import type { Site } from '../pages/site-address.ts'
import { BASE_PATH, BASE_WORDS } from '../read/schema.ts'

/** SITE and BASE override what deck.json says; BROKER carries its live talks. */
export function siteOf(deck: { site?: string | undefined; base?: string | undefined }): Site {
  const base = process.env['BASE'] ?? deck.base ?? '/'
  const broker = process.env['BROKER'] ?? ''
  if (broker !== '' && !isBrokerUrl(broker))
    throw new Error(`BROKER=${broker}: it is written wss://host/path`)
  const site = process.env['SITE'] ?? deck.site
  if (site !== undefined && !isOrigin(site))
    throw new Error(`SITE=${site}: it is written https://example.org, without a path`)
  const whole = base.endsWith('/') ? base : `${base}/`
  if (!BASE_PATH.test(whole)) throw new Error(`BASE=${base}: ${BASE_WORDS}`)
  return {
    origin: site && new URL(site).origin,
    base: whole,
    ...(broker !== '' && { broker }),
  }
}

/** An address of which the path is the base's to say. */
function isOrigin(site: string): boolean {
  const url = URL.canParse(site) ? new URL(site) : undefined
  return (
    url !== undefined && /^https?:$/.test(url.protocol) && /^\/?$/.test(url.pathname) && !/[?#]/.test(site)
  )
}
