import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { parseDeckLink } from '../../deck/deck-link.ts'
import { inkCommands } from '../../features/ink/ink-commands.ts'
import { hasUnfinished } from '../../talk/voice/unfinished.ts'
import { BarButton } from '../../ui/bar-button.tsx'
import { MicrophoneIcon } from '../../ui/icons.tsx'
import { lazyPart } from '../../viewer/lazy-part.tsx'
import { liveRoleAsked } from '../../viewer/live-asked.ts'
import { useViewer, useViewerState } from '../../viewer/viewer-context.tsx'

/* Recordings of the talk on the deck's own pages: nothing of them is fetched before somebody asks for it. */

export const loadReplay = () => import('../../talk/live/replay/replay.tsx')
const ReplayBar = lazyPart(() => loadReplay().then((module) => module.ReplayBar))

export const loadRecord = () => import('../../talk/voice/record/record.tsx')
const RecordingBar = lazyPart(() => loadRecord().then((module) => module.RecordingBar))
const RecoveryOffer = lazyPart(async () => {
  const { RecoveryOffer: Offer, deckSource } = await loadRecord()
  return () => <Offer sourceOf={(store) => deckSource(store, inkCommands.watch)} />
}, 'unasked')
const ListenBar = lazyPart(() =>
  import('../../talk/voice/player/listen.tsx').then((module) => module.ListenBar),
)

/** The talk as it was given: from a recording that the reader opened, or that the page's link names. */
export function Replay() {
  const viewer = useViewer()
  const replay = useViewerState((state) => state.replay)
  useEffect(() => {
    const { setNotice } = viewer.store.getState()
    const path = location.href.slice(viewer.baseUrl.length).replace(/[?#].*$/, '')
    const { replay: asked, atMs } = parseDeckLink(path, location.search) ?? {}
    if (asked === undefined || liveRoleAsked()) return
    loadReplay()
      .then(({ openPublishedRecording }) => openPublishedRecording(asked, viewer, atMs))
      .then(setNotice, () => {
        setNotice({ key: 'replayUnavailable' })
      })
  }, [viewer])
  if (!replay) return null
  const onLeave = () => {
    viewer.store.getState().setReplay(undefined)
  }
  if (replay.recording)
    return <ReplayBar recording={replay.recording} showInk={inkCommands.replay} onLeave={onLeave} />
  return (
    <ListenBar key={replay.voice.talk.id} replay={replay} showInk={inkCommands.replay} onLeave={onLeave} />
  )
}

/** The light of a recording of this page. */
export function Recording() {
  const isOn = useViewerState((state) => state.recording)
  return isOn && <RecordingBar />
}

/** Of a recording that ended in a crash. */
export function Recovery() {
  const viewer = useViewer()
  const [isNeeded] = useState(() => hasUnfinished(viewer))
  return isNeeded && <RecoveryOffer />
}

/** In present mode, beside the pen. */
export function RecordButton() {
  const { t } = useTranslation()
  const { store } = useViewer()
  return (
    <BarButton
      label={t('present.record')}
      onClick={() => {
        store.getState().openDialog('record')
      }}
    >
      <MicrophoneIcon />
    </BarButton>
  )
}
