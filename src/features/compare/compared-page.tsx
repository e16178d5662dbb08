import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  ORIGINALS_PATH,
  type Compared,
  type ComparedRemark,
  type ComparedSlide,
  type ImportNote,
} from '../../deck/compare.ts'
import { sayNote } from '../../i18n/import-notes.ts'
import { CopyField } from '../../ui/copy-field/copy-field.tsx'
import { useViewer } from '../../viewer/viewer-context.tsx'
import type { ComparedDeck } from './use-compared.ts'

interface ComparedPageProps {
  slide: ComparedSlide
  compared: Compared
  turn: ComparedDeck['turn']
}

/** What a slide was made of, and what the import thinks of it. */
export function ComparedPage({ slide, compared, turn }: ComparedPageProps) {
  const { t } = useTranslation('compare')
  const { form, confidence, doubts, remarks } = slide
  return (
    <div className="compare-page">
      <Original slide={slide} />
      <p className="compare-verdict">
        <strong>{t('slide', { number: slide.slideNumber })}</strong> {t(`form.${form}`)}
        {confidence !== undefined && <> · {t('sure', { percent: Math.round(confidence * 100) })}</>}
      </p>
      {doubts.length > 0 && (
        <p>{t('because', { reasons: doubts.map((doubt) => t(`doubts.${doubt}`)).join(t('between')) })}</p>
      )}
      {remarks.length > 0 && (
        <details className="compare-remarks" open>
          <summary>{t('remarks')}</summary>
          <ul>
            {remarks.map((remark, index) => (
              <li key={index}>
                <Remark remark={remark} />
              </li>
            ))}
          </ul>
        </details>
      )}
      {slide.turns && <Turn slide={slide} compared={compared} turn={turn} />}
    </div>
  )
}

/** A line of the report in the page's language; of a report without keys as it was written. */
function Remark({ remark: { isDropped, line, quoted, note } }: { remark: ComparedRemark }) {
  const { t, i18n } = useTranslation('compare')
  const about = quoted === undefined ? undefined : t('remark.quoted', { words: quoted })
  const said = typeof note === 'object' ? sayNote(i18n, note) : note
  const what =
    about !== undefined && said !== undefined
      ? t('remark.both', { quoted: about, note: said })
      : (about ?? said ?? '')
  const words = isDropped ? t('remark.dropped', { words: what }) : what
  return (
    <span lang={typeof note === 'string' ? 'en' : undefined}>
      {line === undefined ? words : t('remark.line', { line, words })}
    </span>
  )
}

function Original({ slide: { slideNumber, hasPicture, source, line } }: { slide: ComparedSlide }) {
  const { t } = useTranslation('compare')
  const { baseUrl } = useViewer()
  if (hasPicture)
    return (
      <img
        className="compare-picture"
        src={`${baseUrl}${ORIGINALS_PATH}${String(slideNumber)}`}
        alt={t('original', { number: slideNumber })}
      />
    )
  if (source === undefined) return <p>{t('noOriginal')}</p>
  return (
    <figure className="compare-source">
      <figcaption>{line === undefined ? t('originalWords') : t('originalLine', { line })}</figcaption>
      <pre tabIndex={0}>{source}</pre>
    </figure>
  )
}

/** A button where the server may turn the slide, else the command that does. */
function Turn({ slide: { slideNumber, form }, compared: { token, folder }, turn }: ComparedPageProps) {
  const { t, i18n } = useTranslation('compare')
  const [state, setState] = useState<'turning' | { fault: ImportNote | string }>()
  const other = form === 'text' ? 'picture' : 'text'
  if (token === undefined) {
    const command = `npm run import -- --page ${String(slideNumber)} --as ${other} --out ${shellWord(folder)}`
    return <CopyField label={t('turn.command')} value={command} copyLabel={t('turn.copy')} />
  }
  const onTurn = async () => {
    setState('turning')
    const fault = await turn({ slideNumber, form: other })
    setState(fault === undefined ? undefined : { fault })
  }
  return (
    <p className="compare-turn">
      <button type="button" className="button" disabled={state === 'turning'} onClick={() => void onTurn()}>
        {t(`turn.${other}`)}
      </button>
      <span role="status">
        {state === 'turning' && t('turn.turning')}
        {typeof state === 'object' &&
          t('turn.failed', {
            reason: typeof state.fault === 'object' ? sayNote(i18n, state.fault) : state.fault,
          })}
      </span>
    </p>
  )
}

/** As a shell takes it: quoted where it has to be. */
function shellWord(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
}
