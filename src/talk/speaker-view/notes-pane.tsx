import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Locale } from '../../deck/locale.ts'
import { noteOf } from '../../deck/speaker-notes.ts'
import { TEXT_SIZES } from '../../viewer/preferences.ts'
import { NoteWords, TranscriptWords } from '../slide-pane/slide-words.tsx'
import { FileButton, fileDrop } from '../../ui/file-button.tsx'
import { useViewer, useViewerState } from '../../viewer/viewer-context.tsx'
import { LocaleSwitch } from '../../viewer/locale-switch.tsx'
import { openNotesFile, removeNotesFile } from './notes-source.ts'
import { useSpeaker, useSpeakerState } from './speaker-context.tsx'

/** What the speaker reads: notes where there are any, else the slide's words, in a language and size of the speaker's own. */
export function NotesPane() {
  const { t } = useTranslation()
  const slideNumber = useViewerState((state) => state.slideNumber)
  const locale = useSpeakerState((state) => state.notesLocale)
  const size = useSpeakerState((state) => state.notesSize)
  const hasNotes = useSpeakerState((state) => state.notesFile !== undefined)
  const [asked, setAsked] = useState<Words>('notes')
  const words = hasNotes ? asked : 'transcript'
  const scroller = useRef<HTMLDivElement>(null)
  const drop = useNotesDrop()
  useEffect(() => {
    scroller.current?.scrollTo(0, 0)
  }, [slideNumber, locale, words])
  return (
    <section className="speaker-notes" aria-label={t('speaker.notes')} {...drop}>
      <header className="speaker-notes-head">
        {hasNotes ? <WordsSwitch words={words} onChange={setAsked} /> : <h2>{t('speaker.transcript')}</h2>}
        <NotesLanguage />
        <NotesSize />
      </header>
      <div
        className="speaker-notes-text"
        data-size={size}
        ref={scroller}
        tabIndex={0}
        role="group"
        aria-label={t(`speaker.${words}`)}
      >
        <div lang={locale} className="slide-words">
          {words === 'notes' ? (
            <SlideNotes locale={locale} slideNumber={slideNumber} />
          ) : (
            <TranscriptWords locale={locale} slideNumber={slideNumber} />
          )}
        </div>
        <NotesFileControls />
      </div>
    </section>
  )
}

type Words = 'notes' | 'transcript'

function WordsSwitch({ words, onChange }: { words: Words; onChange: (words: Words) => void }) {
  const { t } = useTranslation()
  return (
    <div className="switch speaker-words" role="group" aria-label={t('speaker.words')}>
      {(['notes', 'transcript'] as const).map((each) => (
        <button
          key={each}
          type="button"
          className="button"
          aria-pressed={each === words}
          onClick={() => {
            onChange(each)
          }}
        >
          {t(`speaker.${each}`)}
        </button>
      ))}
    </div>
  )
}

function SlideNotes({ locale, slideNumber }: { locale: Locale; slideNumber: number }) {
  const { t, i18n } = useTranslation()
  const notes = useSpeakerState((state) => state.notesFile?.notes)
  const note = noteOf(notes, locale, slideNumber)
  if (!note)
    return (
      <p className="speaker-quiet" lang={i18n.language}>
        {t('speaker.noNotes')}
      </p>
    )
  return (
    <div lang={note.locale}>
      <NoteWords markdown={note.markdown} />
    </div>
  )
}

/** A file of notes is opened here, or dropped on the words; one that was opened can be removed. */
function NotesFileControls() {
  const { t } = useTranslation()
  const viewer = useViewer()
  const speaker = useSpeaker()
  const from = useSpeakerState((state) => state.notesFile?.from)
  if (from === 'server') return null
  return (
    <p className="speaker-notes-file">
      <FileButton
        label={t('speaker.openNotes')}
        accept=".json,application/json"
        onFile={(file) => void openNotesFile(file, viewer, speaker)}
      />
      {from === 'file' && (
        <button
          type="button"
          className="button"
          onClick={() => {
            removeNotesFile(speaker)
          }}
        >
          {t('speaker.removeNotes')}
        </button>
      )}
    </p>
  )
}

function useNotesDrop() {
  const viewer = useViewer()
  const speaker = useSpeaker()
  return fileDrop((file) => void openNotesFile(file, viewer, speaker))
}

function NotesLanguage() {
  const { t } = useTranslation()
  const { store } = useSpeaker()
  const notesLocale = useSpeakerState((state) => state.notesLocale)
  return (
    <LocaleSwitch
      label={t('speaker.notesLanguage')}
      current={notesLocale}
      onChoose={(locale) => {
        store.getState().setNotes({ notesLocale: locale })
      }}
    />
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
