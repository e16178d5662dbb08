import './glossary.css'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ToldTerm } from '../../deck/glossary.ts'
import { isLocale, type Locale } from '../../deck/locale.ts'
import { useAskedWords } from '../../ui/tip/use-asked-words.ts'
import { useTipAt } from '../../ui/tip/use-tip-at.ts'
import { useSlideLink } from '../../viewer/use-slide-link.ts'
import { useHref, useViewer, useViewerState } from '../../viewer/viewer-context.tsx'
import { loadGlossary } from './load-glossary.ts'

/** Tells what a term of the talk means, where a slide or the transcript says it; not while somebody presents. */
export function Glossary() {
  const presenting = useViewerState((state) => state.presenting)
  return presenting ? null : <TermTip />
}

/** What marks a term in the compiler's HTML. */
const TERM = '.term[data-term]'

function TermTip() {
  const tip = useRef<HTMLDivElement>(null)
  const { words: term, close } = useAskedWords(tip, TERM)
  const told = useToldTerm(term)
  const { t } = useTranslation()
  const shown = term?.isConnected && told !== undefined

  useTipAt(tip, shown ? term : undefined, told, close)

  return (
    <div ref={tip} id="term-tip" popover="manual" className="term-tip">
      {told === 'failed' && <p>{t('glossary.failed')}</p>}
      {told !== undefined && told !== 'failed' && <Told {...told} onLeave={close} />}
    </div>
  )
}

function Told({ id, locale, term, others, line, slideNumber, onLeave }: Told & { onLeave: () => void }) {
  const { t } = useTranslation()
  const page = useHref({ page: 'glossary', locale })
  const slide = useSlideLink({ locale, slideNumber, onLeave })
  return (
    <>
      <p className="term-tip-name">
        <strong lang={locale}>{term}</strong>{' '}
        {others.map((other) => (
          <span key={other.locale} lang={other.locale}>
            {other.term}
          </span>
        ))}
      </p>
      <p lang={locale}>{line}</p>
      <p className="term-tip-links">
        <a {...slide}>{t('glossary.slide', { number: slideNumber })}</a>
        <a href={`${page}#${id}`}>{t('pages.glossary')}</a>
        <span>{t('provenance.added')}</span>
      </p>
    </>
  )
}

interface Told extends ToldTerm {
  id: string
  locale: Locale
}

/** What the glossary says of a term, once it is there; of the last term no longer than that one is asked for. */
function useToldTerm(term: HTMLElement | undefined): Told | 'failed' | undefined {
  const { baseUrl } = useViewer()
  const [answer, setAnswer] = useState<{ term: HTMLElement; told: Told | 'failed' }>()
  useEffect(() => {
    const id = term?.dataset['term']
    const locale = term?.closest<HTMLElement>('.block[lang], section[lang]')?.lang
    if (!term || id === undefined || !isLocale(locale)) return undefined
    let left = false
    loadGlossary(baseUrl, locale).then(
      (glossary) => {
        const told = glossary[id]
        if (!left && told) setAnswer({ term, told: { id, locale, ...told } })
      },
      () => {
        if (!left) setAnswer({ term, told: 'failed' })
      },
    )
    return () => {
      left = true
    }
  }, [baseUrl, term])
  return answer?.term === term ? answer?.told : undefined
}
