import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { createI18n } from '../../../src/i18n/i18n.ts'
import { DEFAULT_PREFERENCES } from '../../../src/viewer/preferences.ts'
import { stageCommands } from '../../../src/stage/stage-commands.ts'
import { Stage } from '../../../src/stage/stage.tsx'
import '../../../src/ui/tokens.css'
import '../../../src/ui/reset.css'
import { ViewerContext } from '../../../src/viewer/viewer-context.tsx'
import { createViewerStore, type ViewerStore } from '../../../src/viewer/viewer-store.ts'
import { syntheticPage, syntheticSection, syntheticSummary } from './synthetic-deck.ts'

/** The stage alone on a synthetic deck, steered by a browser test through `window.harness`. */
export interface Harness {
  store: ViewerStore
  commands: typeof stageCommands
  mount: (strict?: boolean) => void
  unmount: () => void
  /** Resolves when the slide that the store wants is seen. */
  settled: () => Promise<void>
  /** What is seen: number, fragment as the store has it, and the classes of the slide's fragments. */
  seen: () => { slideNumber: number; fragment: number; fragments: string[] }
  /** Answers of the server by `<locale>/<n>/`, in place of the slide's page. */
  answers: Map<string, () => Promise<Response>>
  /** Pages asked for, in order. */
  asked: string[]
}

declare global {
  interface Window {
    harness: Harness
  }
}

const slideCount = Number(new URLSearchParams(location.search).get('count') ?? 95)
const slideNumber = Number(location.pathname.split('/')[2])
const root = document.getElementById('root') ?? document.body
const baseUrl = new URL('/', location.href).href

const store = createViewerStore({
  deck: syntheticSummary(slideCount),
  page: 'slide',
  locale: 'ja',
  slideNumber,
  preferences: DEFAULT_PREFERENCES,
})
const answers = new Map<string, () => Promise<Response>>()
const asked: string[] = []
const reactRoot = createRoot(root)
const i18n = createI18n('ja')

window.fetch = async (input, init) => {
  const path = (input as string).slice(baseUrl.length)
  asked.push(path)
  const answer = answers.get(path)
  if (answer) return abortable(answer(), init?.signal)
  const [locale = 'ja', number = '1'] = path.split('/')
  return new Response(syntheticPage(locale, Number(number), syntheticSection(locale, Number(number))))
}

function abortable<T>(answer: Promise<T>, signal: AbortSignal | null | undefined): Promise<T> {
  return new Promise((resolve, reject) => {
    answer.then(resolve, reject)
    signal?.addEventListener('abort', () => {
      reject(new DOMException('aborted', 'AbortError'))
    })
  })
}

/** Sooner than a timeout, which browsers hold back. */
function nextTask(): Promise<unknown> {
  const { port1, port2 } = new MessageChannel()
  return new Promise((resolve) => {
    port1.onmessage = resolve
    port2.postMessage(undefined)
  })
}

function seenSection(): HTMLElement | null {
  return document.querySelector('.slides > section:not([hidden])')
}

window.harness = {
  store,
  commands: stageCommands,
  answers,
  asked,
  mount: (strict = false) => {
    const stage = (
      <I18nextProvider i18n={i18n}>
        <ViewerContext
          value={{
            store,
            baseUrl,
            parts: { stage: syntheticSection('ja', slideNumber), transcript: '', contents: '' },
          }}
        >
          <Stage />
        </ViewerContext>
      </I18nextProvider>
    )
    reactRoot.render(strict ? <StrictMode>{stage}</StrictMode> : stage)
  },
  unmount: () => {
    reactRoot.render(null)
  },
  settled: async () => {
    const isSettled = () => {
      const { slideNumber: wanted, locale } = store.getState()
      const section = seenSection()
      return (
        section?.dataset['slide'] === String(wanted) &&
        section.lang === locale &&
        !section.matches('.stand-in') &&
        document.querySelectorAll('.slides > section:not([hidden])').length === 1
      )
    }
    while (!isSettled()) await nextTask()
  },
  seen: () => {
    const section = seenSection()
    return {
      slideNumber: Number(section?.dataset['slide']),
      fragment: store.getState().fragment,
      fragments: [...(section?.querySelectorAll('.fragment') ?? [])].map(
        ({ classList }) =>
          `${String(classList.contains('visible'))} ${String(classList.contains('current-fragment'))}`,
      ),
    }
  },
}
