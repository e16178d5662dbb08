import { useEffect, useState } from 'react'
import { LoadFailure, loadText, sendPlain } from '../../../content/loader.ts'
import { parseLiveInfo } from '../../../deck/live/live-info.ts'
import { ENDED_RECORDING_PATH } from '../../../deck/live/live-topics.ts'
import { formatDeckLink } from '../../../deck/deck-link.ts'
import { readJson } from '../../../deck/unknown-value.ts'
import { QrCode } from '../../../ui/hall-view/qr-code.tsx'
import { shareableUrl } from '../../../viewer/private-key.ts'
import { useViewer, useViewerState } from '../../../viewer/viewer-context.tsx'
import { forgetLiveLink } from '../live-session.ts'
import { useLiveWords } from '../use-live-words.ts'

/** What there is to take home: on the wall as a code, on a reader's page as links. */
export function EndLinks({ onWall }: { onWall: boolean }) {
  const t = useLiveWords()
  const { baseUrl } = useViewer()
  const locale = useViewerState((viewer) => viewer.locale)
  const hasRecording = useRecording(onWall)
  const url = (link: Partial<Parameters<typeof formatDeckLink>[0]>) =>
    baseUrl + formatDeckLink({ locale, page: 'deck', ...link })
  if (onWall) {
    return (
      <div className="talk-screen-join">
        <QrCode text={shareableUrl(url({}), baseUrl)} label={t('screen.talkCode')} />
        <p>{t('screen.takeHome')}</p>
        <p className="talk-screen-address">{shareableUrl(url({}), baseUrl).replace(/^https?:\/\//, '')}</p>
      </div>
    )
  }
  return (
    <ul className="talk-screen-links">
      <li>
        <a href={url({ page: 'transcript' })}>{t('screen.transcript')}</a>
      </li>
      {hasRecording && (
        <li>
          {/* The tab is in no live talk any more: a recording is replayed in place of one. */}
          <a href={url({ replay: ENDED_RECORDING_PATH })} onClick={forgetLiveLink}>
            {t('screen.recording')}
          </a>
        </li>
      )}
    </ul>
  )
}

/** ms between two looks for a recording: it is written down a moment after the end. */
const LOOK_MS = 3000
const MOST_LOOKS = 5

/** True once the site has the talk's recording. */
function useRecording(onWall: boolean): boolean {
  const { baseUrl } = useViewer()
  const [isThere, setThere] = useState(false)
  useEffect(() => {
    if (onWall) return undefined
    let looks = 0
    let timer: ReturnType<typeof setTimeout> | undefined
    let isOver = false
    const look = async () => {
      const text = await loadText(`${baseUrl}live.json`, {
        init: { cache: 'no-store' },
        send: sendPlain,
      }).catch((error: unknown) => {
        if (!(error instanceof LoadFailure)) throw error
        return ''
      })
      if (isOver) return
      // The recording itself can be megabytes, and a whole hall looks for it at the same moment.
      if (parseLiveInfo(readJson(text))?.recording) setThere(true)
      else if (++looks < MOST_LOOKS) timer = setTimeout(() => void look(), LOOK_MS)
    }
    void look()
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [baseUrl, onWall])
  return isThere
}
