import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { addReaderMessages } from '../../i18n/reader-messages.ts'
import { annotationsOf, type Annotation, type Annotations } from '../../viewer/annotations.ts'
import { useViewer } from '../../viewer/viewer-context.tsx'

/** The reader's annotations, as they are and as they are changed. */
export function useAnnotations(): Annotations & { all: readonly Annotation[] } {
  const annotations = annotationsOf(useViewer())
  return { ...annotations, all: useStore(annotations.state, (state) => state.annotations) }
}

/** The words of what a reader keeps, added to the page's own when first used. */
export function useReaderWords() {
  const { i18n } = useTranslation()
  addReaderMessages(i18n)
  return useTranslation('reader').t
}
