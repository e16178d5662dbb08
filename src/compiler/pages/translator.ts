import type { Locale } from '../../deck/locale.ts'
import { addDocumentMessages } from '../../i18n/document-messages.ts'
import { addHelpMessages } from '../../i18n/help-messages.ts'
import { createI18n, type Translate } from '../../i18n/i18n.ts'
import { rememberWords } from '../../i18n/remember-words.ts'

const made = new Map<Locale, Translate>()

/** The interface's words in a locale, for pages that are made. One for all of them: making it takes 2 ms. */
export function translatorOf(locale: Locale): Translate {
  const known = made.get(locale) ?? newTranslator(locale)
  made.set(locale, known)
  return known
}

function newTranslator(locale: Locale): Translate {
  const i18n = createI18n(locale)
  addDocumentMessages(i18n)
  addHelpMessages(i18n)
  return rememberWords(i18n.t)
}
