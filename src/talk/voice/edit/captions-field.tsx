import { useId, useState } from 'react'
import { languageOf, type Locale } from '../../../deck/locale.ts'
import { formatVtt, parseVtt } from '../../../deck/voice/webvtt.ts'
import { downloadText } from '../../../ui/download.ts'
import { FileButton } from '../../../ui/file-button.tsx'
import { useDraft } from '../../../ui/use-draft.ts'
import { useViewer, useViewerState } from '../../../viewer/viewer-context.tsx'
import type { OpenedRecording } from '../store/open-recording.ts'
import { useVoiceWords } from '../use-voice-words.ts'
import type { Edit, Shape } from './editing.ts'
import { slideCues } from './slide-lines.ts'

interface CaptionsFieldProps {
  opened: OpenedRecording
  shape: Shape
  edit: (change: Edit) => void
}

/** Captions in each of the deck's languages, as WebVTT. */
export function CaptionsField(props: CaptionsFieldProps) {
  const t = useVoiceWords()
  const locales = useViewerState(({ deck }) => deck.locales)
  return (
    <fieldset className="edit-field">
      <legend>{t('captions.title')}</legend>
      <p className="record-quiet">{t('captions.about')}</p>
      {locales.map((locale) => (
        <Captions key={locale} locale={locale} {...props} />
      ))}
    </fieldset>
  )
}

function Captions({ locale, opened, shape, edit }: CaptionsFieldProps & { locale: Locale }) {
  const t = useVoiceWords()
  const { baseUrl } = useViewer()
  const id = useId()
  const kept = opened.about.captions?.[locale] ?? ''
  const [text, setText] = useDraft(kept, `colloquium:captions:${opened.about.id}:${locale}`)
  const [fault] = text.trim() === '' ? [] : parseVtt(text).faults
  const { replace, undo } = useReplaced(text, setText)
  const fill = async () => {
    replace(formatVtt(await slideCues(baseUrl, locale, shape.visits)))
  }
  return (
    <details className="edit-captions">
      <summary>{languageOf(locale).name}</summary>
      <label htmlFor={id}>{t('captions.text', { language: languageOf(locale).name })}</label>
      <textarea
        id={id}
        lang={locale}
        rows={10}
        spellCheck={false}
        value={text}
        aria-invalid={fault !== undefined}
        aria-describedby={`${id}-fault`}
        onChange={({ currentTarget }) => {
          setText(currentTarget.value)
        }}
      />
      <p id={`${id}-fault`} className="record-quiet" role="status">
        {fault && t(`captions.${fault.fault}`, { line: fault.line, found: fault.found })}
      </p>
      <div className="record-buttons">
        <button
          type="button"
          className="button primary"
          disabled={fault !== undefined || text === kept}
          onClick={() => {
            edit({ captions: { ...opened.about.captions, [locale]: text.trim() === '' ? undefined : text } })
          }}
        >
          {t('captions.keep')}
        </button>
        <button type="button" className="button" onClick={() => void fill()}>
          {t('captions.fill')}
        </button>
        <CaptionFiles {...{ locale, text, onOpen: replace }} />
        {undo && (
          <button type="button" className="button" onClick={undo}>
            {t('captions.undo')}
          </button>
        )}
      </div>
    </details>
  )
}

/** Words may be replaced as a whole, by a slip of a finger too: those that were there can be brought back. */
function useReplaced(text: string, setText: (words: string) => void) {
  const [replaced, setReplaced] = useState('')
  return {
    replace: (words: string) => {
      if (text.trim() !== '' && text !== words) setReplaced(text)
      setText(words)
    },
    undo:
      replaced === ''
        ? undefined
        : () => {
            setText(replaced)
            setReplaced('')
          },
  }
}

interface CaptionFilesProps {
  locale: Locale
  text: string
  onOpen: (text: string) => void
}

/** Captions come from a file, and go into one. */
function CaptionFiles({ locale, text, onOpen }: CaptionFilesProps) {
  const t = useVoiceWords()
  return (
    <>
      <FileButton
        label={t('captions.open')}
        accept=".vtt,text/vtt"
        onFile={(file) => void file.text().then(onOpen)}
      />
      <button
        type="button"
        className="button"
        disabled={text.trim() === ''}
        onClick={() => {
          downloadText(`captions-${locale}.vtt`, text, 'text/vtt')
        }}
      >
        {t('captions.save')}
      </button>
    </>
  )
}
