import '../../ui/tokens.css'
import '../../ui/reset.css'
import './app.css'
import '../../figures/figures.css'
import '../../features/present/present.css'
import './paper.css'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAudience } from '../../talk/audience/use-audience.ts'
import { Controls } from '../../features/controls/controls.tsx'
import { useFigureOpening } from '../../features/figure-viewer/use-figure-opening.ts'
import { Header } from '../../features/header/header.tsx'
import { inkCommands } from '../../features/ink/ink-commands.ts'
import { useActions } from '../../features/navigation/use-actions.ts'
import { useAddressBar } from '../../features/navigation/use-address-bar.ts'
import { useDocument } from '../../features/navigation/use-document.ts'
import { TypedNumber } from '../../features/navigation/typed-number.tsx'
import { useKeys } from '../../features/navigation/use-keys.ts'
import { liveRoleAsked } from '../../viewer/live-asked.ts'
import { loadRecord, loadReplay, RecordButton, Recording, Recovery, Replay } from './recordings.tsx'
import type { ReadAloud as BarOfVoice } from '../../features/read-aloud/read-aloud.tsx'
import type { LiveTalk as TalkOfLive, LiveTalkProps } from '../../talk/live/live-talk.tsx'
import { podiumCommands } from '../../talk/live/podium/podium-commands.ts'
import { Notices } from '../../features/notices/notices.tsx'
import { Particulars } from '../../features/particulars/particulars.tsx'
import { presentCommands } from '../../features/present/present-commands.ts'
import { usePresentMode } from '../../features/present/use-present-mode.ts'
import { usePreferences } from '../../features/settings/use-preferences.ts'
import { stageCommands } from '../../stage/stage-commands.ts'
import { Stage } from '../../stage/stage.tsx'
import { focusSearch } from '../../transcript/focus-search.ts'
import { focusVoice } from '../../transcript/focus-voice.ts'
import { TranscriptPanel } from '../../transcript/transcript-panel.tsx'
import { lazyPart, Part } from '../../viewer/lazy-part.tsx'
import { missPart } from '../../viewer/missing-parts.ts'
import { usePageState, useViewer, useViewerState } from '../../viewer/viewer-context.tsx'
import { mayFetchAhead } from '../../ui/line.ts'
import { whenIdle } from '../../ui/when-idle.ts'
import type { DialogName } from '../../viewer/store/dialogs.ts'

const loadOverview = () =>
  import('../../features/overview/overview-dialog.tsx').then((module) => module.OverviewDialog)
const loadGoTo = () => import('../../features/go-to/go-to-dialog.tsx').then((module) => module.GoToDialog)

const loadNotes = () => import('../../features/annotations/notes.tsx')

const loadInk = () => import('../../features/ink/ink.tsx')
const InkLayer = lazyPart(() => loadInk().then((module) => module.InkLayer), 'unasked')
const InkTools = lazyPart(() => loadInk().then((module) => module.InkTools))

const loadKeepOffline = () =>
  import('../../features/offline/keep-offline.tsx').then((module) => module.KeepOffline)
const KeepOffline = lazyPart(loadKeepOffline)

/** Loaded when first opened: none of them is needed to read a slide. */
const DIALOGS = {
  contents: lazyPart(
    () => import('../../features/contents/contents-dialog.tsx').then((module) => module.ContentsDialog),
    'dialog',
  ),
  share: lazyPart(
    () => import('../../features/share/share-dialog.tsx').then((module) => module.ShareDialog),
    'dialog',
  ),
  settings: lazyPart(async () => {
    const [{ SettingsDialog }] = await Promise.all([
      import('../../features/settings/settings-dialog.tsx'),
      // Fetched along, so that the dialog opens whole; where it fails the settings are there all the same.
      loadKeepOffline().catch(() => undefined),
    ])
    return () => (
      <SettingsDialog>
        <KeepOffline />
      </SettingsDialog>
    )
  }, 'dialog'),
  help: lazyPart(
    () => import('../../features/help/help-dialog.tsx').then((module) => module.HelpDialog),
    'dialog',
  ),
  overview: lazyPart(loadOverview, 'dialog'),
  goTo: lazyPart(loadGoTo, 'dialog'),
  clearInk: lazyPart(() => loadInk().then((module) => module.ClearDialog), 'dialog'),
  figure: lazyPart(
    () => import('../../features/figure-viewer/figure-dialog.tsx').then((module) => module.FigureDialog),
    'dialog',
  ),
  embed: lazyPart(
    () => import('../../features/share/embedding-dialog.tsx').then((module) => module.EmbedDialog),
    'dialog',
  ),
  card: lazyPart(
    () => import('../../features/quote-card/card-dialog.tsx').then((module) => module.CardDialog),
    'dialog',
  ),
  note: lazyPart(() => loadNotes().then((module) => module.NoteDialog), 'dialog'),
  notes: lazyPart(() => loadNotes().then((module) => module.NotesDialog), 'dialog'),
  replay: lazyPart(() => loadReplay().then((module) => module.ReplayDialog), 'dialog'),
  record: lazyPart(async () => {
    const { RecordDialog, deckSource } = await loadRecord()
    return () => <RecordDialog sourceOf={(store) => deckSource(store, inkCommands.watch)} />
  }, 'dialog'),
  cite: lazyPart(
    () => import('../../features/cite/cite-dialog.tsx').then((module) => module.CiteDialog),
    'dialog',
  ),
} satisfies Record<DialogName, unknown>

const loadPresentLayer = () =>
  import('../../features/present/present-layer.tsx').then((module) => module.PresentLayer)
const PresentLayer = lazyPart(loadPresentLayer)

/** The shell: the only place where features meet. */
export function App() {
  const { t } = useTranslation()
  return (
    <div className="app">
      <Part>
        <Behaviour />
      </Part>
      <nav className="skip-links" aria-label={t('page.skip')}>
        <a href="#stage">{t('page.skipToSlide')}</a>
        <a href="#transcript">{t('page.skipToTranscript')}</a>
      </nav>
      <Part>
        <Header />
      </Part>
      <Live />
      <Replay />
      <Recording />
      <main className="desk" id="stage" tabIndex={-1}>
        <Stage overlay={<StageOverlay />} />
        <Part>
          <Controls onNext={stageCommands.next} onPrevious={stageCommands.previous} />
        </Part>
        <BelowStage />
        <Part>
          <Particulars />
        </Part>
      </main>
      <Part>
        <TranscriptPanel foot={<Voice />} />
      </Part>
      <Notices />
      <OverStage />
      <OpenDialog />
      <Hall />
      <WhenIdle />
    </div>
  )
}

/** What the shell does beside being there. Drawn apart, since it listens to each move, and the rest needn't be drawn again. */
function Behaviour() {
  const viewer = useViewer()
  const { run, goTo } = useActions({
    ...stageCommands,
    focusSearch,
    undo: inkCommands.undo,
    magnify: presentCommands.magnify,
    toggleJoinCode: podiumCommands.toggleCode,
    annotate: useCallback(
      (how) => {
        import('../../transcript/passage/annotate.ts').then(
          ({ annotateHere }) => {
            annotateHere(viewer, how)
          },
          () => {
            missPart(viewer.store, () => undefined)
          },
        )
      },
      [viewer],
    ),
  })
  usePreferences()
  useAddressBar()
  useDocument()
  const digits = useKeys(run, goTo)
  usePresentMode()
  useAudience(whenIdle)
  useFigureOpening()
  return <TypedNumber digits={digits} />
}

const NewVersion = lazyPart(
  () => import('../../features/offline/new-version.tsx').then((module) => module.NewVersion),
  'unasked',
)

const Welcome = lazyPart(
  () => import('../../features/welcome/welcome.tsx').then((module) => module.Welcome),
  'unasked',
)

const Glossary = lazyPart(
  () => import('../../features/glossary/glossary.tsx').then((module) => module.Glossary),
  'unasked',
)

const Explore = lazyPart(
  () => import('../../features/explore/explore.tsx').then((module) => module.Explore),
  'unasked',
)

const SlideContext = lazyPart(
  () => import('../../features/slide-context/slide-context.tsx').then((module) => module.SlideContext),
  'unasked',
)

/** What belongs to the slide. The deck's page has the contents in its place. */
function BelowStage() {
  const isDeckPage = usePageState(({ page }) => page === 'deck')
  const idle = useIdle()
  return isDeckPage ? null : <div className="below-stage needs-script">{idle && <SlideContext />}</div>
}

const Citations = lazyPart(
  () => import('../../features/citations/citations.tsx').then((module) => module.Citations),
  'unasked',
)

function useIdle(): boolean {
  const [idle, setIdle] = useState(false)
  useEffect(
    () =>
      whenIdle(() => {
        setIdle(true)
      }),
    [],
  )
  return idle
}

/** What nobody waits for comes when the slide is there. */
function WhenIdle() {
  const idle = useIdle()
  const hasGlossary = useViewerState(({ deck }) => deck.glossary === true)
  const hasExplorables = useViewerState(({ deck }) => deck.explorables === true)
  return (
    idle && (
      <>
        <NewVersion />
        <Welcome />
        <Recovery />
        {hasGlossary && <Glossary />}
        <Citations />
        {hasExplorables && <Explore />}
      </>
    )
  )
}

/** What is drawn on the slide, here or in the speaker view. */
function StageOverlay() {
  const presenting = useViewerState((state) => state.presenting)
  const idle = useIdle()
  return (presenting || idle) && <InkLayer />
}

/** In a hall without network all that a speaker may need is there. */
function prefetchPresenting(): void {
  if (!mayFetchAhead()) return
  for (const load of [loadPresentLayer, loadOverview, loadGoTo, loadInk]) {
    load().catch(() => {
      // Without network now: it is asked for again when it is used.
    })
  }
}

/** What lies over the slide in present mode, and wherever a curtain is drawn. */
function OverStage() {
  const isNeeded = useViewerState(({ presenting, curtain }) => presenting || curtain !== undefined)
  useEffect(() => whenIdle(prefetchPresenting), [])
  if (!isNeeded) return null
  return (
    <PresentLayer onNext={stageCommands.next} onPrevious={stageCommands.previous}>
      <InkTools />
      <RecordButton />
    </PresentLayer>
  )
}

/** The live talk that the page was opened in. The address is kept as it was: moving on writes another. */
function Live() {
  const { store } = useViewer()
  const [attempt, setAttempt] = useState(0)
  const [opened, setOpened] = useState<Omit<LiveTalkProps, 'onLeave'> & { LiveTalk: typeof TalkOfLive }>()
  useEffect(() => {
    if (!liveRoleAsked()) return
    const { search, hash } = location
    import('../../talk/live/live-talk.tsx').then(
      ({ LiveTalk }) => {
        setOpened({
          LiveTalk,
          address: { search, hash },
          spreadFetches: stageCommands.spreadFetches,
          stage: {
            ...stageCommands,
            point: inkCommands.point,
            ink: { watch: inkCommands.watch, show: inkCommands.replay },
          },
        })
      },
      () => {
        missPart(store, () => {
          setAttempt(attempt + 1)
        })
      },
    )
  }, [store, attempt])
  if (!opened) return null
  const { LiveTalk, ...props } = opened
  return (
    <Part>
      <LiveTalk
        {...props}
        onLeave={() => {
          setOpened(undefined)
        }}
      />
    </Part>
  )
}

const HallView = lazyPart(() => import('../../ui/hall-view.tsx').then((module) => module.HallView))

/** The code that the speaker shows to the hall. */
function Hall() {
  const { store } = useViewer()
  const url = useViewerState((state) => state.hall)
  const title = useViewerState(({ deck, locale }) => deck.title[locale])
  if (url === undefined) return null
  return (
    <HallView
      url={url}
      title={title}
      onClose={() => {
        store.getState().setHall(undefined)
      }}
    />
  )
}

/** Reads the transcript aloud, once it has been asked to. */
function Voice() {
  const { store } = useViewer()
  const isOn = useViewerState(({ readAloud }) => readAloud !== undefined)
  const [Bar, setBar] = useState<typeof BarOfVoice>()
  useEffect(() => {
    if (!isOn || Bar) return
    import('../../features/read-aloud/read-aloud.tsx').then(
      ({ ReadAloud }) => {
        setBar(() => ReadAloud)
      },
      () => {
        const { setReadAloud, setNotice } = store.getState()
        setReadAloud(undefined)
        setNotice({ key: 'readAloudUnavailable' })
      },
    )
  }, [store, isOn, Bar])
  const onStop = useCallback(() => {
    store.getState().setReadAloud(undefined)
    focusVoice()
  }, [store])
  return (
    isOn &&
    Bar && (
      <Part>
        <Bar onStop={onStop} />
      </Part>
    )
  )
}

function OpenDialog() {
  const dialog = useViewerState((state) => state.dialog)
  if (!dialog) return null
  const Dialog = DIALOGS[dialog]
  return <Dialog />
}
