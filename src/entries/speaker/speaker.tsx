import { StrictMode, useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nextProvider, useTranslation } from 'react-i18next'
import { keptKey } from '../../viewer/kept-key.ts'
import { formatDeckLink, nearestSlide } from '../../deck/deck-link.ts'
import { inkCommands } from '../../features/ink/ink-commands.ts'
import { RootBoundary } from '../deck/root-boundary.tsx'
import { SpotlightButton } from '../../features/present/spotlight-button.tsx'
import { createI18n, interfaceLocale } from '../../i18n/i18n.ts'
import { addSpeakerMessages } from '../../i18n/speaker-messages.ts'
import { dialogOf, opensDialog, type KeyAction } from '../../viewer/key-table.ts'
import { podiumCommands, watchRoom } from '../../talk/live/podium/podium-commands.ts'
import { TypedNumber } from '../../features/navigation/typed-number.tsx'
import { useKeys } from '../../features/navigation/use-keys.ts'
import { Notices } from '../../features/notices/notices.tsx'
import type { PageData } from '../../deck/page-data.ts'
import { DEFAULT_PREFERENCES } from '../../viewer/preferences.ts'
import { usePreferences } from '../../features/settings/use-preferences.ts'
import { connectAudience } from '../../talk/speaker-view/connect-audience.ts'
import { SpeakerLive, speakerSide } from './speaker-live.tsx'
import { createSpeakerSlides } from './speaker-slides.ts'
import { loadNotes } from '../../talk/speaker-view/notes-source.ts'
import { SpeakerContext, useSpeaker, type Speaker } from '../../talk/speaker-view/speaker-context.tsx'
import { SpeakerPage } from '../../talk/speaker-view/speaker-page.tsx'
import { createSpeakerStore } from '../../talk/speaker-view/speaker-store.ts'
import { createStepper } from '../../talk/speaker-view/stepper.ts'
import { recordRehearsal } from '../../talk/speaker-view/record-rehearsal.ts'
import { keepTalk, takeTalk } from '../../talk/speaker-view/keep-talk.ts'
import { hasUnfinished } from '../../talk/voice/unfinished.ts'
import { closeWhatIsOpen } from '../../viewer/escape-stack.ts'
import { replaceAddress } from '../../ui/address.ts'
import { lazyPart, Part } from '../../viewer/lazy-part.tsx'
import { useViewer, useViewerState, ViewerContext, type Viewer } from '../../viewer/viewer-context.tsx'
import type { DialogName } from '../../viewer/store/dialogs.ts'
import { loadInk, SHARED_DIALOGS } from '../shared-dialogs.ts'
import { createViewerStore, type ViewerStore } from '../../viewer/viewer-store.ts'

const InkLayer = lazyPart(() => loadInk().then((module) => module.InkLayer))
const InkTools = lazyPart(() => loadInk().then((module) => module.InkTools))

const loadRecord = () => import('../../talk/voice/record/record.tsx')
const RecordingBar = lazyPart(() => loadRecord().then((module) => module.RecordingBar))
const RecoveryOffer = lazyPart(async () => {
  const { RecoveryOffer: Offer } = await loadRecord()
  return function SpeakerRecoveryOffer() {
    return <Offer sourceOf={useSource()} />
  }
}, 'unasked')

/** The speaker's page: the same store as any page's for where the speaker is, and one for what only a speaker has. */
export function startSpeaker(root: HTMLElement, data: PageData, baseUrl: string, asked: number): void {
  const key = keptKey(baseUrl, data.deck)
  const slideNumber = nearestSlide(asked, data.deck.slideCount)
  const { talk, setAside } = takeTalk(key, { slideNumber, fragment: -1, locale: data.locale })
  const store = createViewerStore({
    ...data,
    slideNumber,
    locale: data.deck.locales.includes(talk.own.locale) ? talk.own.locale : data.locale,
    preferences: DEFAULT_PREFERENCES,
  })
  // The keys of present mode are the speaker's, too.
  store.setState({ fragment: talk.own.fragment, curtain: talk.own.curtain, presenting: true })
  if (setAside) store.getState().setNotice({ key: 'talkSetAside' })
  const speakerStore = createSpeakerStore(data.plan ?? { sections: {} }, talk)
  const slides = createSpeakerSlides(baseUrl, true)
  const stepper = createStepper(store, speakerStore, slides)
  const viewer: Viewer = { store, baseUrl, parts: { stage: '', transcript: '', contents: '' } }
  const address = { search: location.search, hash: location.hash }
  const speaker: Speaker = { store: speakerStore, slides, stepper, deckKey: key }
  const i18n = createI18n(data.locale)
  addSpeakerMessages(i18n)
  createRoot(root).render(
    <StrictMode>
      <I18nextProvider i18n={i18n}>
        <ViewerContext value={viewer}>
          <RootBoundary leave={() => null}>
            <SpeakerContext value={speaker}>
              <SpeakerLive address={address} />
              <SpeakerPage overlay={<InkLayer />} tools={<Tools />} />
              <Part>
                <Behaviour />
              </Part>
              <Notices />
              <Voice />
              <OpenDialog />
            </SpeakerContext>
          </RootBoundary>
        </ViewerContext>
      </I18nextProvider>
    </StrictMode>,
  )
}

/** What points at the slide, and draws on it. */
function Tools() {
  return (
    <>
      <InkTools />
      <SpotlightButton slide=".slide-pane[data-pane='current']" />
    </>
  )
}

/** What the speaker's page does beside being there. */
function Behaviour() {
  const { stepper } = useSpeaker()
  const run = useSpeakerActions()
  usePreferences()
  const digits = useKeys(run, stepper.goTo)
  useOwnAddress()
  useNotes()
  useConnection()
  return <TypedNumber digits={digits} />
}

/** The keys of the stage, as far as they make sense here. */
function useSpeakerActions(): (action: KeyAction) => void {
  const { store } = useViewer()
  const { stepper } = useSpeaker()
  return (action) => {
    const { deck, locale, curtain, takeTool, openDialog, setCurtain, setLocale, toggleSpotlight } =
      store.getState()
    const acts: Partial<Record<KeyAction, () => void>> = {
      next: stepper.next,
      previous: stepper.previous,
      first: () => {
        stepper.goTo(1)
      },
      last: () => {
        stepper.goTo(deck.slideCount)
      },
      language: () => {
        setLocale(deck.locales[(deck.locales.indexOf(locale) + 1) % deck.locales.length] ?? locale)
      },
      black: () => {
        setCurtain(curtain === 'black' ? undefined : 'black')
      },
      white: () => {
        setCurtain(curtain === 'white' ? undefined : 'white')
      },
      laser: () => {
        takeTool('laser')
      },
      pen: () => {
        takeTool('pen')
      },
      highlighter: () => {
        takeTool('highlighter')
      },
      eraser: () => {
        takeTool('eraser')
      },
      spotlight: toggleSpotlight,
      undo: inkCommands.undo,
      joinCode: podiumCommands.toggleCode,
      leave: () => {
        closeWhatIsOpen(store.getState())
      },
    }
    if (opensDialog(action)) openDialog(dialogOf(action))
    else acts[action]?.()
  }
}

/** The address names the slide, so that a reload opens it; the page stays the speaker's whatever moves. */
function useOwnAddress(): void {
  const { store, baseUrl } = useViewer()
  const { i18n } = useTranslation()
  const slideNumber = useViewerState((state) => state.slideNumber)
  useEffect(
    () =>
      store.subscribe(({ page }) => {
        if (page !== 'speaker') store.setState({ page: 'speaker' })
      }),
    [store],
  )
  useEffect(() => {
    const locale = interfaceLocale(i18n)
    replaceAddress(baseUrl + formatDeckLink({ page: 'speaker', locale, slideNumber }))
  }, [baseUrl, i18n, slideNumber])
}

function useConnection(): void {
  const { store: viewer } = useViewer()
  const { store, deckKey: key } = useSpeaker()
  useEffect(() => {
    const disconnect = connectAudience(key, viewer, store)
    const stop = keepTalk(key, viewer, store)
    const endRecord = recordRehearsal(key, viewer, store)
    return () => {
      disconnect()
      stop()
      endRecord()
    }
  }, [key, viewer, store])
}

function useNotes(): void {
  const viewer = useViewer()
  const speaker = useSpeaker()
  useEffect(() => {
    void loadNotes(viewer, speaker)
  }, [viewer, speaker])
}

/** What a recording on the speaker's page hears of. */
function useSource() {
  const speaker = useSpeaker()
  return (store: ViewerStore) => ({ ...speakerSide(store, speaker), watchInk: inkCommands.watch, watchRoom })
}

/** The light of a recording of this page, or one that was cut off. */
function Voice() {
  const viewer = useViewer()
  const isOn = useViewerState((state) => state.recording)
  const [isCutOff] = useState(() => hasUnfinished(viewer))
  return (
    <>
      {isOn && <RecordingBar />}
      {isCutOff && <RecoveryOffer />}
    </>
  )
}

const DIALOGS = {
  ...SHARED_DIALOGS,
  record: lazyPart(async () => {
    const { RecordDialog } = await loadRecord()
    return function SpeakerRecordDialog() {
      return <RecordDialog sourceOf={useSource()} />
    }
  }, 'dialog'),
  settings: lazyPart(
    () => import('../../features/settings/settings-dialog.tsx').then((module) => module.SettingsDialog),
    'dialog',
  ),
} satisfies Partial<Record<DialogName, unknown>>

function OpenDialog() {
  const dialog = useViewerState((state) => state.dialog)
  const Dialog =
    dialog !== undefined && dialog in DIALOGS ? DIALOGS[dialog as keyof typeof DIALOGS] : undefined
  return Dialog && <Dialog />
}
