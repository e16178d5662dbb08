import { languageOf, type Locale } from '../deck/locale.ts'
import { useViewerState } from './viewer-context.tsx'

interface LocaleSwitchProps {
  /** What is switched. */
  label: string
  current: Locale
  onChoose: (locale: Locale) => void
}

/** A button for each language of the deck, in its own name; nothing where it has one only. */
export function LocaleSwitch({ label, current, onChoose }: LocaleSwitchProps) {
  const locales = useViewerState(({ deck }) => deck.locales)
  if (locales.length < 2) return null
  return (
    <div className="switch" role="group" aria-label={label}>
      {locales.map((locale) => (
        <button
          key={locale}
          type="button"
          className="button"
          lang={locale}
          aria-pressed={locale === current}
          onClick={() => {
            onChoose(locale)
          }}
        >
          {languageOf(locale).name}
        </button>
      ))}
    </div>
  )
}
