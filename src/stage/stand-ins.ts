import type { Locale } from '../deck/locale.ts'
import type { Translate } from '../i18n/i18n.ts'
import type { LoadFailure } from '../content/loader.ts'
import type { StandIns } from './stage-driver.ts'

/** Slides that say, in the reader's language, why the slide itself isn't there. */
export function createStandIns(translate: (locale: Locale) => Translate): StandIns {
  return {
    loading: (slideNumber, locale) =>
      standIn(slideNumber, locale, translate(locale)('stage.loading', { number: slideNumber })),
    failed: (slideNumber, locale, error, onRetry) => {
      const t = translate(locale)
      const section = standIn(slideNumber, locale, t('stage.failed', { number: slideNumber }))
      const reason = document.createElement('p')
      reason.textContent = describe(error, t)
      const retry = document.createElement('button')
      retry.type = 'button'
      retry.className = 'button primary'
      retry.textContent = t('stage.retry')
      retry.addEventListener('click', onRetry)
      section.querySelector('.slide-body')?.append(reason, retry)
      return section
    },
  }
}

function standIn(slideNumber: number, locale: Locale, message: string): HTMLElement {
  const section = document.createElement('section')
  section.className = 'slide stand-in'
  section.dataset['slide'] = String(slideNumber)
  section.lang = locale
  section.setAttribute('aria-label', message)
  const head = document.createElement('p')
  head.className = 'stand-in-message'
  head.textContent = message
  const body = document.createElement('div')
  body.className = 'slide-body'
  body.append(head)
  section.append(body)
  return section
}

function describe({ reason, status }: LoadFailure, t: Translate): string {
  if (reason === 'network') return t('stage.reasons.network')
  if (reason === 'status') return t('stage.reasons.status', { status })
  return t('stage.reasons.content')
}
