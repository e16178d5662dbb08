import { describe, expect, it, vi } from 'vitest'
import { createI18n, switchLanguage } from '../../src/i18n/i18n.ts'

const STAYS = new AbortController().signal

describe('switchLanguage', () => {
  it('draws nothing anew in the language that the page is in', async () => {
    const i18n = createI18n('ja')
    let drawn = 0
    i18n.on('languageChanged', () => drawn++)
    await switchLanguage(i18n, 'ja', STAYS)
    expect(drawn).toBe(0)
    await switchLanguage(i18n, 'en', STAYS)
    expect(drawn).toBe(1)
    expect(i18n.t('contents.title')).toBe('Contents')
  })

  it('brings the words that were not there when the page was opened', async () => {
    // Other tests may have brought them.
    vi.resetModules()
    const page = await import('../../src/i18n/i18n.ts')
    const i18n = page.createI18n('es')
    expect(i18n.t('contents.title')).toBe('Contents')
    await page.readyI18n('es')
    await page.switchLanguage(i18n, 'es', STAYS)
    expect(i18n.t('contents.title')).toBe('Índice')
  })
})
