import { randomBytes } from 'node:crypto'
import type { Page } from '@playwright/test'
import { formatLiveInfo, type LiveInfo } from '../../src/deck/live-info.ts'
import { formatLiveLink } from '../../src/deck/live-link.ts'
import type { Locale } from '../../src/deck/locale.ts'
import { createLiveBroker, type LiveBroker } from '../../src/tools/live/live-broker.ts'
import { serveSite } from '../../src/tools/serve.ts'

/** The build that the journeys run on (serve.ts). */
const BUILT = 'test-results/dist'
const SESSION = 'e2e-talk'

/** A talk with its own broker, on a port of its own. */
export interface LiveSite {
  /** Of the site's base, with a slash at its end. */
  url: string
  broker: LiveBroker
  speakerLink: (locale?: Locale) => string
  listenerLink: (locale?: Locale) => string
  /** The talk ends for everybody, and nothing answers any more. */
  close: () => Promise<void>
}

/** Serves the built talk live, as `npm start -- --live` does. */
export async function startLiveSite(): Promise<LiveSite> {
  const token = randomBytes(32).toString('base64url')
  const scope = { deck: 'slides', session: SESSION }
  const broker = await createLiveBroker({ scope, token, started: Date.now() })
  const info: LiveInfo = { ...scope }
  const live = { info: () => formatLiveInfo(info), upgrade: broker.upgrade }
  const { server, url } = await serveSite({ folder: BUILT, port: 0, base: '/talk/', live })
  info.join = [url]
  return {
    ...{ url, broker },
    speakerLink: (locale = 'ja') => url + formatLiveLink({ session: SESSION, token }, locale),
    listenerLink: (locale = 'ja') => url + formatLiveLink({ session: SESSION }, locale),
    close: async () => {
      await broker.close()
      server.closeAllConnections()
      server.close()
    },
  }
}

/** The deck's own page at the podium, once it leads the talk. */
export async function leadFromDeck(page: Page, site: LiveSite, locale: Locale = 'ja'): Promise<void> {
  await page.goto(site.speakerLink(locale))
  await page.locator('.live-bar[data-tone="live"]').waitFor()
}
