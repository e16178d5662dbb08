import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { LOCALE_NAMES, type Locale } from '../deck/locale.ts'
import type { TranscriptBlock } from '../deck/types.ts'
import { TEXT_SIZES } from '../preferences.ts'
import { useViewerState } from '../viewer-context.tsx'
import { useSpeaker, useSpeakerState } from './speaker-context.tsx'
import { useSlideText } from './use-slide-text.ts'

/** What the speaker reads: the slide's words, in a language and size of the speaker's own. */
export function NotesPane() {
  const { t } = useTranslation()
  const slideNumber = useViewerState((state) => state.slideNumber)
  const locale = useSpeakerState((state) => state.notesLocale)
  const size = useSpeakerState((state) => state.notesSize)
  const scroller = useRef<HTMLDivElement>(null)
  useEffect(() => {
    scroller.current?.scrollTo(0, 0)
  }, [slideNumber, locale])
  return (
    <section className="speaker-notes" aria-label={t('speaker.transcript')}>
      <header className="speaker-notes-head">
        <h2>{t('speaker.transcript')}</h2>
        <NotesLanguage />
        <NotesSize />
      </header>
      <div
        className="speaker-notes-text"
        data-size={size}
        lang={locale}
        ref={scroller}
        tabIndex={0}
        role="group"
        aria-label={t('speaker.transcript')}
      >
        <SlideText locale={locale} slideNumber={slideNumber} />
      </div>
    </section>
  )
}

function SlideText({ locale, slideNumber }: { locale: Locale; slideNumber: number }) {
  const { t } = useTranslation()
  const { text, failed } = useSlideText(locale, slideNumber)
  if (failed) return <p role="alert">{t('transcript.failed')}</p>
  return text?.blocks.map((block) => <Block key={block.id} block={block} />)
}

function Block({ block: { kind, text, html } }: { block: TranscriptBlock }) {
  const level = /data-level="(\d)"/.exec(html)?.[1] ?? '0'
  if (kind === 'title') return <h3>{text}</h3>
  return (
    <p data-kind={kind} data-level={kind === 'item' ? level : undefined}>
      {text}
    </p>
  )
}

function NotesLanguage() {
  const { t } = useTranslation()
  const { store } = useSpeaker()
  const locales = useViewerState(({ deck }) => deck.locales)
  const notesLocale = useSpeakerState((state) => state.notesLocale)
  if (locales.length < 2) return null
  return (
    <div className="switch" role="group" aria-label={t('speaker.notesLanguage')}>
      {locales.map((locale) => (
        <button
          key={locale}
          type="button"
          className="button"
          lang={locale}
          aria-pressed={locale === notesLocale}
          onClick={() => {
            store.getState().setNotes({ notesLocale: locale })
          }}
        >
          {LOCALE_NAMES[locale]}
        </button>
      ))}
    </div>
  )
}

function NotesSize() {
  const { t } = useTranslation()
  const { store } = useSpeaker()
  const size = useSpeakerState((state) => state.notesSize)
  const index = TEXT_SIZES.indexOf(size)
  const change = (by: 1 | -1) => {
    const notesSize = TEXT_SIZES[index + by]
    if (notesSize) store.getState().setNotes({ notesSize })
  }
  return (
    <div className="switch" role="group" aria-label={t('speaker.textSize')}>
      <button
        type="button"
        className="button"
        aria-label={t('speaker.smaller')}
        aria-disabled={index === 0}
        onClick={() => {
          change(-1)
        }}
      >
        A−
      </button>
      <button
        type="button"
        className="button"
        aria-label={t('speaker.larger')}
        aria-disabled={index === TEXT_SIZES.length - 1}
        onClick={() => {
          change(1)
        }}
      >
        A+
      </button>
    </div>
  )
}
