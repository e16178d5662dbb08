/** Where the site will stand. */
export interface Site {
  /** Origin, as `https://example.org`; undefined leaves out the tags that need absolute addresses. */
  origin: string | undefined
  /** Path with slashes at both ends. */
  base: string
  /** Address of a broker elsewhere that carries live talks (`wss://…`): pages may connect to it. */
  broker?: string | undefined
}

/** An absolute address; undefined without an origin. */
export function absoluteUrl(site: Site, path: string): string | undefined {
  return site.origin === undefined ? undefined : `${site.origin.replace(/\/$/, '')}${site.base}${path}`
}
