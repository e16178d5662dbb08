import { useState, type ReactNode } from 'react'
import type { LiveSession } from '../../../deck/live/live-info.ts'
import { formatLiveLink } from '../../../deck/live/live-link.ts'
import { formatDuration } from '../../../deck/format-duration.ts'
import { QrCode } from '../../../ui/hall-view/qr-code.tsx'
import { useModal } from '../../../ui/use-modal.ts'
import { shareableUrl } from '../../../viewer/private-key.ts'
import { useViewer, useViewerState } from '../../../viewer/viewer-context.tsx'
import { useNow } from '../../use-now.ts'
import { useLiveWords } from '../use-live-words.ts'
import { EndLinks } from './end-links.tsx'
import { clockTime, minutesUntil, screenOf, type Screen, type Standing } from './screen-of.ts'
import '../../../ui/button.css'
import './talk-screen.css'

interface TalkScreenProps {
  state: Standing
  session: LiveSession
  /** On the speaker's own pages it is on the wall alone: a page at the desk shows the slides. */
  onWallOnly?: boolean
}

/** What the hall sees before the talk, in its break and after it; a reader may put it away. */
export function TalkScreen({ state, session, onWallOnly = false }: TalkScreenProps) {
  const presenting = useViewerState((viewer) => viewer.presenting)
  const screen = screenOf(state)
  const [putAway, setPutAway] = useState<Screen>()
  if (!screen || (!presenting && (onWallOnly || putAway === screen))) return null
  const words = <ScreenWords screen={screen} until={state.until} session={session} onWall={presenting} />
  if (presenting) return <WallScreen>{words}</WallScreen>
  return (
    <ReaderScreen
      key={screen}
      screen={screen}
      onClose={() => {
        setPutAway(screen)
      }}
    >
      {words}
    </ReaderScreen>
  )
}

/** Takes no keys: the speaker's next step is what ends it. */
function WallScreen({ children }: { children: ReactNode }) {
  const t = useLiveWords()
  return (
    <section className="talk-screen" aria-label={t('screen.label')}>
      {children}
    </section>
  )
}

function ReaderScreen({
  screen,
  onClose,
  children,
}: {
  screen: Screen
  onClose: () => void
  children: ReactNode
}) {
  const t = useLiveWords()
  const ref = useModal(onClose)
  return (
    <dialog ref={ref} className="talk-screen" aria-label={t('screen.label')}>
      {children}
      <button type="button" className={`button ${screen === 'end' ? '' : 'primary'}`} onClick={onClose}>
        {t(screen === 'end' ? 'screen.read' : 'screen.meanwhile')}
      </button>
    </dialog>
  )
}

interface ScreenWordsProps {
  screen: Screen
  until: number | undefined
  session: LiveSession
  onWall: boolean
}

function ScreenWords({ screen, until, session, onWall }: ScreenWordsProps) {
  const t = useLiveWords()
  const locale = useViewerState((viewer) => viewer.locale)
  const title = useViewerState(({ deck }) => deck.title[locale])
  const speaker = useViewerState(({ deck }) => deck.speaker[locale])
  const affiliation = useViewerState(({ deck }) => deck.affiliation[locale])
  return (
    <>
      <div className="talk-screen-words">
        {screen !== 'lobby' && <p className="talk-screen-head">{t(`screen.${screen}`)}</p>}
        <h2 className="talk-screen-title" lang={locale}>
          {title}
        </h2>
        <p className="talk-screen-speaker" lang={locale}>
          {speaker}
          <span>{affiliation}</span>
        </p>
        {screen === 'lobby' && <LobbyTime until={until} />}
        {screen === 'break' && until !== undefined && <BreakTime until={until} />}
        {screen === 'end' && <EndLinks onWall={onWall} />}
      </div>
      {onWall && screen !== 'end' && <JoinCode session={session} />}
    </>
  )
}

/** Spoken when the minute changes, and no sooner. */
function LobbyTime({ until }: { until: number | undefined }) {
  const t = useLiveWords()
  const now = useNow()
  if (until === undefined) return <p className="talk-screen-time">{t('screen.soon')}</p>
  const count = minutesUntil(until, now)
  return (
    <p className="talk-screen-time" role="status">
      {count === 0 ? t('screen.now') : t('screen.beginsIn', { count })}
    </p>
  )
}

function BreakTime({ until }: { until: number }) {
  const t = useLiveWords()
  const now = useNow()
  const locale = useViewerState((viewer) => viewer.locale)
  const leftMs = Math.max(0, until - now)
  return (
    <>
      <p className="talk-screen-time talk-screen-clock" role="timer" aria-label={t('screen.left')}>
        {formatDuration(leftMs)}
      </p>
      <p className="talk-screen-speaker" role="status">
        {leftMs === 0 ? t('screen.backNow') : t('screen.backAt', { time: clockTime(until, locale) })}
      </p>
    </>
  )
}

/** For who comes late, off the wall. */
function JoinCode({ session }: { session: LiveSession }) {
  const t = useLiveWords()
  const { baseUrl } = useViewer()
  const [site = ''] = session.join
  const url = shareableUrl(site + formatLiveLink({ session: session.session }), baseUrl, site)
  return (
    <div className="talk-screen-join">
      <QrCode text={url} label={t('screen.code')} />
      <p>{t('screen.join')}</p>
      <p className="talk-screen-address">{url.replace(/^https?:\/\//, '')}</p>
    </div>
  )
}
