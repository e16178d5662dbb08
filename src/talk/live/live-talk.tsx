import { useState } from 'react'
import type { LiveLink } from '../../deck/live/live-link.ts'
import { useViewer } from '../../viewer/viewer-context.tsx'
import { ListenerBar } from './listener/listener-bar.tsx'
import { LiveBar } from './live-bar.tsx'
import { DeckPodium } from './podium/deck-podium.tsx'
import type { StageControls } from './podium/podium-side.ts'
import { forgetLiveLink, isHandedOver, takeLiveLink, type LiveAddress } from './live-session.ts'
import { useLiveSession } from './use-live-session.ts'
import { useLiveWords } from './use-live-words.ts'

export interface LiveTalkProps {
  address: LiveAddress
  /** Fetches slides ahead at random moments within this many ms of each other. */
  spreadFetches: (overMs: number) => void
  stage: StageControls
  onLeave: () => void
}

/** The page in a live talk: as a listener's, or as the speaker's where the link says so. */
export function LiveTalk({ address, spreadFetches, stage, onLeave }: LiveTalkProps) {
  const t = useLiveWords()
  const { baseUrl } = useViewer()
  const [link] = useState<LiveLink | undefined>(() => takeLiveLink(address))
  const { found, retry } = useLiveSession(baseUrl, link)
  const leave = () => {
    forgetLiveLink()
    onLeave()
  }
  if (found === 'finding') return <LiveBar line={t('bar.connecting')} onLeave={leave} />
  if (found === 'unreachable') return <LiveBar line={t('bar.lost')} tone="warning" onLeave={leave} />
  if (found === 'unknown') {
    return (
      <LiveBar line={t('bar.unknown')} tone="warning" onLeave={leave}>
        {link && (
          <button type="button" className="button" onClick={retry}>
            {t('bar.retry')}
          </button>
        )}
      </LiveBar>
    )
  }
  if (link?.token !== undefined) {
    const handedOver = isHandedOver(address)
    return <DeckPodium session={found} token={link.token} handedOver={handedOver} stage={stage} />
  }
  return (
    <ListenerBar session={found} spreadFetches={spreadFetches} showInk={stage.ink?.show} onLeave={leave} />
  )
}
