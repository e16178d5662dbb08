import { useEffect, useRef } from 'react'
import { noteOf, type SpeakerNotes } from '../../../deck/speaker-notes.ts'
import { NoteWords, TranscriptWords } from '../../slide-pane/slide-words.tsx'
import { useViewerState } from '../../../viewer/viewer-context.tsx'
import { useLiveWords } from '../use-live-words.ts'

/** What the speaker reads: the note on the slide where there is one, else the slide's words. */
export function ClickerWords({ notes }: { notes: SpeakerNotes['notes'] | undefined }) {
  const t = useLiveWords()
  const locale = useViewerState((state) => state.locale)
  const slideNumber = useViewerState((state) => state.slideNumber)
  const scroller = useRef<HTMLDivElement>(null)
  const note = noteOf(notes, locale, slideNumber)
  useEffect(() => {
    scroller.current?.scrollTo(0, 0)
  }, [slideNumber, locale])
  return (
    <section className="clicker-words" aria-labelledby="clicker-words">
      <h2 id="clicker-words">{t(note ? 'clicker.note' : 'clicker.slideText')}</h2>
      <div ref={scroller} className="slide-words" lang={note?.locale ?? locale} tabIndex={0}>
        {note ? (
          <NoteWords markdown={note.markdown} />
        ) : (
          <TranscriptWords locale={locale} slideNumber={slideNumber} />
        )}
      </div>
    </section>
  )
}
