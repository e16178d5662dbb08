import { useId, useState } from 'react'
import { Dialog } from '../../ui/dialog.tsx'
import { isTalkInTab } from '../../viewer/private-key.ts'
import { useViewer, useViewerState } from '../../viewer/viewer-context.tsx'
import type { Annotation } from '../../viewer/annotations.ts'
import { useAnnotations, useReaderWords } from './use-annotations.ts'
import { useKeptNote } from './use-kept-note.ts'
import '../../ui/button.css'
import './notes.css'

/** The reader's note on words of the transcript. */
export function NoteDialog() {
  const { store } = useViewer()
  const id = useViewerState((state) => state.annotation)
  const { all } = useAnnotations()
  const annotation = all.find((other) => other.id === id)
  const t = useReaderWords()
  return (
    <Dialog title={t('note.title')} onClose={store.getState().closeDialog}>
      {annotation && <NoteForm key={id} annotation={annotation} />}
    </Dialog>
  )
}

function NoteForm({ annotation }: { annotation: Annotation }) {
  const t = useReaderWords()
  const { store, baseUrl } = useViewer()
  const { remove } = useAnnotations()
  const { closeDialog, openDialog } = store.getState()
  /** Before another page may have changed it. */
  const [opened] = useState(annotation)
  const [text, setText] = useState(opened.note)
  const id = useId()
  const onRemove = useKeptNote(opened, text)
  return (
    <form
      className="note-form"
      onSubmit={(event) => {
        event.preventDefault()
        closeDialog()
      }}
    >
      {annotation.quote && <blockquote lang={annotation.locale}>{annotation.quote}</blockquote>}
      <label htmlFor={id}>{t('note.label')}</label>
      <NoteField {...{ id, text, setText }} />
      <p className="note-private">{t(isTalkInTab(baseUrl) ? 'notes.inTab' : 'notes.private')}</p>
      <div className="note-buttons">
        <button type="submit" className="button primary">
          {t('note.save')}
        </button>
        <button
          type="button"
          className="button"
          onClick={() => {
            onRemove()
            remove(annotation.id)
            closeDialog()
          }}
        >
          {t('note.remove')}
        </button>
        <button
          type="button"
          className="button"
          onClick={() => {
            openDialog('notes')
          }}
        >
          {t('note.all')}
        </button>
      </div>
    </form>
  )
}

interface NoteFieldProps {
  id: string
  text: string
  setText: (text: string) => void
}

function NoteField({ id, text, setText }: NoteFieldProps) {
  return (
    <textarea
      id={id}
      rows={5}
      value={text}
      // The dialog was opened to write: `autofocus` is what the browser's own dialogs go by.
      ref={(field) => {
        field?.setAttribute('autofocus', '')
      }}
      onChange={(event) => {
        setText(event.currentTarget.value)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
          event.currentTarget.form?.requestSubmit()
      }}
    />
  )
}
