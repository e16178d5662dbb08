import type { PageData } from '../../deck/page-data.ts'
import { ModeratorPage } from '../../talk/live/moderator/moderator-page.tsx'
import { startPhonePage } from './phone-page.tsx'

/** The moderator's phone. */
export function startModerator(root: HTMLElement, data: PageData, baseUrl: string): void {
  const address = { search: location.search, hash: location.hash }
  startPhonePage(root, data, baseUrl, 'moderator', <ModeratorPage address={address} />)
}
