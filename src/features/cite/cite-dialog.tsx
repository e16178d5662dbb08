import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CITATION_FILES, CITATION_FORMATS, citationFrom, type CitationFormat } from '../../deck/citation.ts'
import { deckFileName } from '../../deck/downloads.ts'
import { languageOf, type Locale } from '../../deck/locale.ts'
import { Choice } from '../../ui/choice.tsx'
import { CopyField } from '../../ui/copy-field/copy-field.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { downloadText } from '../../ui/download.ts'
import { openUrl } from '../../viewer/private-key.ts'
import { useViewer, useViewerState } from '../../viewer/viewer-context.tsx'
import './cite-dialog.css'
import { useCitations } from './use-citations.ts'
import { RetryButton } from '../../ui/retry-button.tsx'

/** Lines of a citation's field, by what its form needs. */
const ROWS: Record<CitationFormat, number> = { text: 4, bibtex: 11, ris: 11, csl: 12 }

/** The slide or the talk as a citation, in the forms that citation managers take. */
export function CiteDialog() {
  const { t } = useTranslation()
  const { store, baseUrl } = useViewer()
  const slideNumber = useViewerState((state) => state.slideNumber)
  const deck = useViewerState((state) => state.deck)
  const [what, setWhat] = useState<'slide' | 'deck'>(() =>
    store.getState().page === 'deck' ? 'deck' : 'slide',
  )
  const [locale, setLocale] = useState<Locale>(() => store.getState().locale)
  const [format, setFormat] = useState<CitationFormat>('text')
  const { pack, failed, retry } = useCitations(locale, slideNumber)
  const citation = pack && citationFrom(pack, baseUrl, what === 'slide' ? slideNumber : undefined)
  const name = `${deckFileName(deck.title)}${what === 'slide' ? `-${slideNumber}` : ''}-${locale}`
  return (
    <Dialog title={t('cite.title')} onClose={store.getState().closeDialog}>
      <div className="cite-choices">
        <Choice
          label={t('cite.what')}
          value={what}
          options={(['slide', 'deck'] as const).map((value) => ({
            value,
            label: t(`share.things.${value}`, { number: slideNumber }),
          }))}
          onChange={setWhat}
        />
        {deck.locales.length > 1 && (
          <Choice
            label={t('share.language')}
            value={locale}
            options={deck.locales.map((value) => ({ value, label: languageOf(value).name, lang: value }))}
            onChange={setLocale}
          />
        )}
        <Choice
          label={t('cite.format')}
          value={format}
          options={CITATION_FORMATS.map((value) => ({ value, label: t(`cite.formats.${value}`) }))}
          onChange={setFormat}
        />
      </div>
      {citation && (
        <CitationResult name={name} text={withOpenUrls(citation[format], baseUrl)} format={format} />
      )}
      {failed && (
        <p role="alert">
          {t('cite.unavailable')} <RetryButton onRetry={retry}>{t('contents.retry')}</RetryButton>
        </p>
      )}
    </Dialog>
  )
}

/** The talk's addresses in a citation, as they are published. */
function withOpenUrls(text: string, baseUrl: string): string {
  const [before = '', ...parts] = text.split(baseUrl)
  const opened = parts.map((part) => {
    const [path = ''] = /^([a-z]{2}\/(\d+\/)?)?/.exec(part) ?? []
    return openUrl(baseUrl + path, baseUrl) + part.slice(path.length)
  })
  return before + opened.join('')
}

interface CitationResultProps {
  /** Of the file that it is saved as, without its ending. */
  name: string
  text: string
  format: CitationFormat
}

/** A citation to copy, or to save. */
function CitationResult({ name, text, format }: CitationResultProps) {
  const { t } = useTranslation()
  const { extension, type } = CITATION_FILES[format]
  const fileName = `${name}.${extension}`
  return (
    <div className="cite-result">
      <CopyField
        label={t('cite.citation')}
        value={text.trim()}
        rows={ROWS[format]}
        copyLabel={t('cite.copy')}
      />
      <button
        type="button"
        className="button cite-save"
        onClick={() => {
          downloadText(fileName, text, type)
        }}
      >
        {t('cite.save', { name: fileName })}
      </button>
    </div>
  )
}
