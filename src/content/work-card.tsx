import { useState } from 'react'
import type { CitedWork } from '../deck/works.ts'
import { copyText } from '../ui/copy-field/clipboard.ts'
import { useSlideLink } from '../viewer/use-slide-link.ts'
import { useViewerState } from '../viewer/viewer-context.tsx'
import { useAroundWords } from './use-around-words.ts'
import './work-card.css'

interface WorkCardProps {
  work: CitedWork
  /** The slide that it is shown with: not among the others that cite it. */
  slideNumber: number
  /** After the reader has gone to another slide from here. */
  onLeave?: () => void
}

/** A cited work: what it is, where to read it, which other slides cite it, and its BibTeX to copy. */
export function WorkCard({ work, slideNumber, onLeave }: WorkCardProps) {
  const t = useAroundWords()
  const { title, authors, venue, links, slides, bibtex } = work
  const others = slides.filter((number) => number !== slideNumber)
  return (
    <div className="work-card">
      <p className="work-title" lang={languageOf(title)}>
        {title}
      </p>
      {authors !== undefined && <p className="work-authors">{authors}</p>}
      {venue !== undefined && <p className="work-venue">{venue}</p>}
      {others.length > 0 && (
        <p className="work-slides">
          {t('works.alsoOn')}{' '}
          {others.map((number) => (
            <SlideLink key={number} slideNumber={number} onLeave={onLeave} />
          ))}
        </p>
      )}
      <p className="work-card-foot">
        {links.map(({ label, url }) => (
          <a key={url} href={url} rel="noopener">
            {label}
          </a>
        ))}
        <CopyBibtex bibtex={bibtex} />
      </p>
    </div>
  )
}

function SlideLink({ slideNumber, onLeave }: { slideNumber: number; onLeave: (() => void) | undefined }) {
  const t = useAroundWords()
  const locale = useViewerState((state) => state.locale)
  const link = useSlideLink({ locale, slideNumber, onLeave })
  return (
    <a {...link} aria-label={t('works.slide', { number: slideNumber })}>
      {slideNumber}
    </a>
  )
}

/** Says what became of it where it was asked for; where copying is refused, shows the entry to be copied by hand. */
function CopyBibtex({ bibtex }: { bibtex: string }) {
  const t = useAroundWords()
  const [result, setResult] = useState<'copied' | 'refused'>()
  const onClick = async () => {
    setResult((await copyText(bibtex)) ? 'copied' : 'refused')
  }
  return (
    <>
      <button type="button" className="button" onClick={() => void onClick()}>
        {t('works.copy')}
      </button>
      <span role="status">{result === 'copied' && t('works.copied')}</span>
      {result === 'refused' && (
        <textarea className="work-bibtex" readOnly rows={6} value={bibtex} aria-label={t('works.refused')} />
      )}
    </>
  )
}

/** A cited work is in English unless it says otherwise. */
function languageOf(title: string): string {
  return /[\u3040-\u30ff\u3400-\u9fff]/.test(title) ? 'ja' : 'en'
}
