import { LocaleSwitch } from '../../../viewer/locale-switch.tsx'
import { useViewer, useViewerState } from '../../../viewer/viewer-context.tsx'
import { useLiveWords } from '../use-live-words.ts'

/** The speaker's own language, which need not be that of the slides on the wall. */
export function LanguageSwitch() {
  const t = useLiveWords()
  const { store } = useViewer()
  const locale = useViewerState((state) => state.locale)
  return <LocaleSwitch label={t('clicker.language')} current={locale} onChoose={store.getState().setLocale} />
}
