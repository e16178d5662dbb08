import type { PageData } from '../../deck/page-data.ts'
import { useKeys } from '../../features/navigation/use-keys.ts'
import { ClickerPage } from '../../talk/live/clicker/clicker-page.tsx'
import type { KeyAction } from '../../viewer/key-table.ts'
import { createSpeakerSlides } from '../speaker/speaker-slides.ts'
import { startPhonePage } from './phone-page.tsx'

/** The speaker's phone. */
export function startClicker(root: HTMLElement, data: PageData, baseUrl: string): void {
  const address = { search: location.search, hash: location.hash }
  const page = (
    <ClickerPage address={address} slides={createSpeakerSlides(baseUrl)} plan={data.plan} Keys={Keys} />
  )
  startPhonePage(root, data, baseUrl, 'clicker', page)
}

function Keys({ run }: { run: (action: KeyAction) => void }) {
  useKeys(run, noNumbers)
  return null
}

/** The wall goes forward and back from a clicker, and nowhere else. */
function noNumbers(): void {
  // Digits are left alone.
}
