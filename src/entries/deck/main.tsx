import { startTransition, StrictMode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { App } from './app.tsx'
import { sayNoViewer } from './no-viewer.ts'
import { PageAsLeft, RootBoundary } from './root-boundary.tsx'
import { isSpeakersPage, parseDeckLink, type SpeakersPage } from '../../deck/deck-link.ts'
import { pathToBase } from '../../deck/relative-link.ts'
import { createI18n, hasWords, readyI18n } from '../../i18n/i18n.ts'
import { PAGE_DATA_ID, type PageData, type PageParts } from '../../deck/page-data.ts'
import { DEFAULT_PREFERENCES } from '../../viewer/preferences.ts'
import { ViewerContext, type Viewer } from '../../viewer/viewer-context.tsx'
import { watchMissingStyles } from '../../viewer/missing-styles.ts'
import { passageOf } from '../../viewer/viewer-link.ts'
import { createViewerStore } from '../../viewer/viewer-store.ts'

type Start = (root: HTMLElement, data: PageData, baseUrl: string, slideNumber: number) => void

/** What the speaker's pages start with, each in place of the deck's viewer. */
const SPEAKERS_STARTS: Record<SpeakersPage, () => Promise<Start>> = {
  speaker: () => import('../speaker/speaker.tsx').then(({ startSpeaker }) => startSpeaker),
  clicker: () => import('../clicker/clicker.tsx').then(({ startClicker }) => startClicker),
  moderator: () => import('../clicker/moderator.tsx').then(({ startModerator }) => startModerator),
}

const data = readPageData()
const root = document.getElementById('root')
if (data && root) startInWords(data, root)

/** Words that came with the script are not waited for: the page is taken over in this very task. */
function startInWords(data: PageData, root: HTMLElement): void {
  if (hasWords(data.locale)) start(data, root)
  else
    void readyI18n(data.locale).then(() => {
      start(data, root)
    })
}

function start(data: PageData, root: HTMLElement): void {
  try {
    takeOver(data, root)
  } catch (error) {
    sayNoViewer()
    throw error
  }
}

function takeOver(data: PageData, root: HTMLElement): void {
  const baseUrl = new URL(pathToBase(data.page), location.href).href.replace(/[?#].*$/, '')
  const link = parseDeckLink(
    location.href.slice(baseUrl.length).replace(/[?#].*$/, ''),
    location.search,
    location.hash,
  )
  // As early.ts has said, if it came.
  document.documentElement.classList.add('js')
  settleLinks()
  watchMissingStyles()
  if (isSpeakersPage(data.page)) {
    SPEAKERS_STARTS[data.page]()
      .then((start) => {
        start(root, data, baseUrl, link?.slideNumber ?? 1)
      })
      .catch(sayNoViewer)
    return
  }
  const passage = link && passageOf(link)
  const store = createViewerStore({
    ...data,
    preferences: DEFAULT_PREFERENCES,
    ...(link?.block && { block: link.block }),
    ...(passage && { passage }),
    ...(link?.compare && { comparing: true }),
    ...(link?.explored !== undefined && { explored: link.explored }),
  })
  const viewer: Viewer = { store, parts: takeParts(root), baseUrl }
  // In slices, between which the page answers.
  startTransition(() => {
    hydrateRoot(
      root,
      <StrictMode>
        <I18nextProvider i18n={createI18n(data.locale)}>
          <ViewerContext value={viewer}>
            <RootBoundary leave={() => <PageAsLeft parts={takeParts(root)} />}>
              <App />
            </RootBoundary>
          </ViewerContext>
        </I18nextProvider>
      </StrictMode>,
    )
  })
}

function readPageData(): PageData | undefined {
  const text = document.getElementById(PAGE_DATA_ID)?.textContent
  return text ? (JSON.parse(text) as PageData) : undefined
}

/** Icons and the like are named as from the page's own address, which changes with each move. */
function settleLinks(): void {
  for (const link of document.head.querySelectorAll<HTMLLinkElement>('link:not([rel="stylesheet"])'))
    link.setAttribute('href', link.href)
}

/** The compiler's HTML as it stands in the page: React is told the same, and leaves it alone. */
function takeParts(root: HTMLElement): PageParts {
  const inside = (name: keyof PageParts) => root.querySelector(`[data-part="${name}"]`)?.innerHTML ?? ''
  return { stage: inside('stage'), transcript: inside('transcript'), contents: inside('contents') }
}
