import { useTranslation } from 'react-i18next'
import type { Locale } from '../../deck/locale.ts'
import { readNoteLines } from '../../deck/speaker-notes.ts'
import type { TranscriptBlock } from '../../deck/types.ts'
import { useSlideText } from './use-slide-text.ts'
import './slide-words.css'

/** The speaker's own note on a slide. */
export function NoteWords({ markdown }: { markdown: string }) {
  return readNoteLines(markdown).map(({ level, ordinal, parts }, index) => (
    <p key={index} data-level={level} data-ordinal={ordinal}>
      {parts.map((part, at) => (at % 2 === 1 ? <strong key={at}>{part}</strong> : part))}
    </p>
  ))
}

/** What stands on a slide, as lines to read. */
export function TranscriptWords({ locale, slideNumber }: { locale: Locale; slideNumber: number }) {
  const { t } = useTranslation()
  const { text, failed } = useSlideText(locale, slideNumber)
  if (failed) return <p role="alert">{t('transcript.failed')}</p>
  return text?.blocks.map((block) => <Block key={block.id} block={block} />)
}

function Block({ block: { kind, text, html } }: { block: TranscriptBlock }) {
  const level = /data-level="(\d)"/.exec(html)?.[1] ?? '0'
  const ordinal = /data-ordinal="(\d+)"/.exec(html)?.[1]
  if (kind === 'title') return <h3>{text}</h3>
  return (
    <p data-kind={kind} data-level={kind === 'item' ? level : undefined} data-ordinal={ordinal}>
      {text}
    </p>
  )
}
