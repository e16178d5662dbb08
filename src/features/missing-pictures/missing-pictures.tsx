import { useEffect } from 'react'
import { useViewer } from '../../viewer/viewer-context.tsx'
import { retryPictures } from './retry-pictures.ts'

/** Asks again for pictures of the slide that did not come: a browser asks once, and a hall's network comes and goes. */
export function MissingPictures() {
  const { store } = useViewer()
  useEffect(() => {
    const stage = document.querySelector<HTMLElement>('.stage')
    return stage ? retryPictures(stage, store) : undefined
  }, [store])
  return null
}
