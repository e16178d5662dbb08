import { useEffect, useRef, useState } from 'react'
import { formatExplored } from '../../deck/explore/explored.ts'
import { formatDeckLink } from '../../deck/deck-link.ts'
import { copyText } from '../../ui/copy-field/clipboard.ts'
import { CloseIcon } from '../../ui/icons.tsx'
import { useViewer, useViewerState } from '../../viewer/viewer-context.tsx'
import { linkOf } from '../../viewer/viewer-link.ts'
import { shareableUrl } from '../../viewer/private-key.ts'
import type { LoadedTwin } from './load-explore.ts'
import { useExploreWords } from './use-explore-words.ts'

/** Milliseconds between two words of what is set, to the address and to other windows: a slider says many. */
const SAY_MS = 150

interface TwinProps {
  figure: HTMLElement
  twin: LoadedTwin
  block: string
  /** What is set, as links say it; empty at the start. */
  text: string
  /** What is set at the start. */
  start: string
  isLarge: boolean
  /** Undefined where a dialog around closes it. */
  onClose: (() => void) | undefined
}

/** A figure that can be tried: marked as added, with what is computed in a line, and a way back to the slide's figure. */
export function Twin({ figure, twin, block, text, start, isLarge, onClose }: TwinProps) {
  const t = useExploreWords()
  const slideNumber = useViewerState((state) => state.slideNumber)
  const locale = useViewerState((state) => state.locale)
  const { form, data, about } = twin
  const { codec, View } = form
  const [own, setOwn] = useSaid(block, text)
  const section = useRef<HTMLElement>(null)
  const takeFocus = () => {
    section.current?.focus({ preventScroll: true })
  }
  const opening = () => (start === '' ? codec.start(data) : (codec.read(start, data) ?? codec.start(data)))
  const state = own === '' ? opening() : (codec.read(own, data) ?? opening())
  const startText = codec.write(opening(), data)
  const onChange = (next: unknown) => {
    const written = codec.write(next, data)
    setOwn(written === startText ? '' : written)
  }
  useEffect(() => {
    // Whoever opened it here goes on here; in another window it opens by itself and takes nothing.
    const { activeElement } = document
    if (activeElement?.matches('.explore-button, body')) takeFocus()
  }, [])
  return (
    <section
      ref={section}
      className="twin"
      lang={locale}
      tabIndex={-1}
      aria-label={t('twin', { number: slideNumber })}
    >
      <div className="twin-head">
        <span className="twin-mark">{t('mark')}</span>
        <span className="twin-gap" />
        <button
          type="button"
          className="button"
          disabled={own === ''}
          onClick={() => {
            setOwn('')
            takeFocus()
          }}
        >
          {t('reset')}
        </button>
        <CopyButton block={block} text={own} />
        {!isLarge && <LargeButton block={block} text={own} />}
        {onClose && (
          <button type="button" className="button" aria-label={t('close')} onClick={onClose}>
            <CloseIcon />
          </button>
        )}
      </div>
      <div className="twin-body">
        <View data={data} state={state} onChange={onChange} figure={figure} />
      </div>
      <p className="twin-about">{about}</p>
    </section>
  )
}

/** What is set here at once, and what the store, the address and other windows say a moment later. */
function useSaid(block: string, text: string): [string, (text: string) => void] {
  const { store } = useViewer()
  const [own, setOwn] = useState(text)
  const [heard, setHeard] = useState(text)
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; say: () => void }>(undefined)
  if (heard !== text) {
    // From elsewhere, or our own word come back.
    setHeard(text)
    setOwn(text)
  }
  useEffect(
    () => () => {
      clearTimeout(waiting.current?.timer)
    },
    [],
  )
  const say = (next: string) => {
    setOwn(next)
    clearTimeout(waiting.current?.timer)
    const tell = () => {
      waiting.current = undefined
      store.getState().setExplored(formatExplored({ block, state: next }))
    }
    waiting.current = { timer: setTimeout(tell, SAY_MS), say: tell }
  }
  return [own, say]
}

interface OwnProps {
  block: string
  /** What is set, as links say it. */
  text: string
}

function LargeButton({ block, text }: OwnProps) {
  const t = useExploreWords()
  const { store } = useViewer()
  return (
    <button
      type="button"
      className="button"
      onClick={() => {
        store.getState().setExplored(formatExplored({ block, state: text }), true)
      }}
    >
      {t('large')}
    </button>
  )
}

function CopyButton({ block, text }: OwnProps) {
  const t = useExploreWords()
  const { store, baseUrl } = useViewer()
  const [outcome, setOutcome] = useState<'copied' | 'copyFailed'>()
  const onCopy = () => {
    const explored = formatExplored({ block, state: text })
    const url = baseUrl + formatDeckLink(linkOf({ ...store.getState(), page: 'slide', explored }))
    void copyText(shareableUrl(url, baseUrl)).then((copied) => {
      setOutcome(copied ? 'copied' : 'copyFailed')
    })
  }
  return (
    <button type="button" className="button" onClick={onCopy} aria-live="polite">
      {t(outcome ?? 'copy')}
    </button>
  )
}
