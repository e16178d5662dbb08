import { useState } from 'react'
import { useViewer } from '../../../viewer/viewer-context.tsx'
import { LiveBar } from '../live-bar.tsx'
import { isHandedOver, takeLiveLink, type LiveAddress } from '../live-session.ts'
import { useLiveSession } from '../use-live-session.ts'
import { useLiveWords } from '../use-live-words.ts'
import { PodiumBar } from './podium-bar.tsx'
import type { PodiumSide } from './podium-side.ts'
import { usePodium } from './use-podium.ts'

interface PagePodiumProps {
  address: LiveAddress
  side: PodiumSide
}

/** The podium on a page that is the speaker's alone. */
export function PagePodium({ address, side }: PagePodiumProps) {
  const t = useLiveWords()
  const { baseUrl } = useViewer()
  const [link] = useState(() => takeLiveLink(address))
  const { found, retry } = useLiveSession(baseUrl, link)
  if (found === 'finding') return <LiveBar line={t('bar.connecting')} />
  if (found === 'unreachable') return <LiveBar line={t('podium.lost')} tone="warning" />
  if (found === 'unknown' || link?.token === undefined) {
    return (
      <LiveBar line={t('bar.unknown')} tone="warning">
        <button type="button" className="button" onClick={retry}>
          {t('bar.retry')}
        </button>
      </LiveBar>
    )
  }
  return (
    <Leading session={found} token={link.token} handedOver={isHandedOver(address)} side={side} role="view" />
  )
}

function Leading(options: Parameters<typeof usePodium>[0]) {
  return <PodiumBar podium={usePodium(options)} session={options.session} />
}
