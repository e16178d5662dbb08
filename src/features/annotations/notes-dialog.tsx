import { useState } from 'react'
import { isModified } from '../../ui/modified.ts'
import { useDeckIndexes } from '../../content/deck-index.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { downloadText } from '../../ui/download.ts'
import { FileButton, fileDrop } from '../../ui/file-button.tsx'
import type { Annotation } from '../../viewer/annotations.ts'
import { isTalkInTab, openUrl } from '../../viewer/private-key.ts'
import { useViewer, useViewerState } from '../../viewer/viewer-context.tsx'
import { annotationLink, formatAnnotations, parseAnnotations } from './annotations-markdown.ts'
import { useAnnotations, useReaderWords } from './use-annotations.ts'
import '../../ui/button.css'
import './notes.css'

/** All that the reader marked and noted, by slide, with the ways to take it away and to bring it back. */
export function NotesDialog() {
  const t = useReaderWords()
  const { store, baseUrl } = useViewer()
  const { all } = useAnnotations()
  const slides = [...new Set(all.map(({ slideNumber }) => slideNumber))]
  const headingOf = useHeadings()
  return (
    <Dialog title={t('notes.title')} className="notes" onClose={store.getState().closeDialog}>
      <p className="note-private">{t(isTalkInTab(baseUrl) ? 'notes.inTab' : 'notes.private')}</p>
      <FileButtons headingOf={headingOf} />
      {all.length === 0 && <p>{t('notes.none')}</p>}
      {slides.map((slideNumber) => (
        <section key={slideNumber}>
          <h3>{headingOf(slideNumber)}</h3>
          <ul>
            {all
              .filter((annotation) => annotation.slideNumber === slideNumber)
              .map((annotation) => (
                <NoteEntry key={annotation.id} annotation={annotation} />
              ))}
          </ul>
        </section>
      ))}
    </Dialog>
  )
}

/** What a slide is called over its notes: its number, with its title once that is known. */
function useHeadings(): (slideNumber: number) => string {
  const t = useReaderWords()
  const locale = useViewerState((state) => state.locale)
  const { indexes } = useDeckIndexes([locale])
  return (slideNumber) => {
    const title = indexes[0]?.[slideNumber - 1]?.title
    return title === undefined
      ? t('notes.slide', { number: slideNumber })
      : t('notes.slideTitle', { number: slideNumber, title })
  }
}

function NoteEntry({ annotation }: { annotation: Annotation }) {
  const t = useReaderWords()
  const { store, baseUrl } = useViewer()
  const { remove } = useAnnotations()
  const { id, slideNumber, block, locale, quote, note } = annotation
  const href = baseUrl + annotationLink(annotation)
  return (
    <li>
      <a
        href={href}
        onClick={(event) => {
          if (isModified(event)) return
          event.preventDefault()
          const { goTo, setPassage, closeDialog } = store.getState()
          goTo(slideNumber, 'jump', block)
          if (quote) setPassage({ slideNumber, block, locale, quote })
          closeDialog()
        }}
      >
        <q lang={locale}>{quote || t('notes.open', { number: slideNumber })}</q>
      </a>
      {note && <p className="note-text">{note}</p>}
      <div className="note-buttons">
        <button
          type="button"
          className="button"
          onClick={() => {
            store.getState().openNote(id)
          }}
        >
          {t('notes.edit')}
        </button>
        <button
          type="button"
          className="button"
          onClick={() => {
            remove(id)
          }}
        >
          {t('notes.remove')}
        </button>
      </div>
    </li>
  )
}

/** The notes as a file, and back. */
function FileButtons({ headingOf }: { headingOf: (slideNumber: number) => string }) {
  const t = useReaderWords()
  const { baseUrl } = useViewer()
  const deck = useViewerState((state) => state.deck)
  const locale = useViewerState((state) => state.locale)
  const { all, addAll } = useAnnotations()
  const [said, setSaid] = useState('')
  const onSave = () => {
    const words = {
      deck: deck.title[locale],
      slide: headingOf,
      link: (number: number) => t('notes.open', { number }),
    }
    downloadText(
      `${t('notes.file')}.md`,
      formatAnnotations(all, (link) => openUrl(baseUrl + link, baseUrl), words),
      'text/markdown',
    )
  }
  const onFile = async (file: File) => {
    const found = parseAnnotations(await file.text()).filter(
      ({ slideNumber }) => slideNumber <= deck.slideCount,
    )
    if (found.length === 0) setSaid(t('notes.importedBad', { name: file.name }))
    else {
      const count = addAll(found)
      setSaid(count === 0 ? t('notes.importedNone') : t('notes.imported', { count }))
    }
  }
  const open = (file: File) => void onFile(file)
  return (
    <div className="note-files" {...fileDrop(open)}>
      {all.length > 0 && (
        <button type="button" className="button" onClick={onSave}>
          {t('notes.export')}
        </button>
      )}
      <FileButton label={t('notes.import')} accept=".md,.markdown,text/markdown,text/plain" onFile={open} />
      <p role="status">{said}</p>
    </div>
  )
}
