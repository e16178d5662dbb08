import { DEFAULT_PREFERENCES } from '../../../src/viewer/preferences.ts'
import { createViewerStore, type ViewerStore } from '../../../src/viewer/viewer-store.ts'

/** A page on slide 1 of 95. */
export function openViewer(): ViewerStore {
  const text = { ja: '題', en: 'Title' }
  return createViewerStore({
    deck: {
      ...{ locales: ['ja', 'en'], slideCount: 95, title: text, speaker: text, event: text },
      ...{ given: '', sections: [], buildId: 'a' },
    } as unknown as Parameters<typeof createViewerStore>[0]['deck'],
    ...{ page: 'deck', slideNumber: 1, locale: 'ja', preferences: DEFAULT_PREFERENCES },
  })
}
