import { useState } from 'react'
import { formatPicturePath } from '../deck/picture-path.ts'
import { PICTURE_SIZES } from '../deck/picture-path.ts'
import type { IndexEntry } from '../deck/types.ts'
import { useViewer, useViewerState } from '../viewer/viewer-context.tsx'
import { LivePicture } from './live-picture.tsx'
import './slide-picture.css'

interface SlidePictureProps {
  entry: IndexEntry
  /** Where there is no picture the slide itself is shown, small. */
  live?: boolean
}

/** The small picture of a slide in the theme shown; where there is none, a tile with number and title stands in. */
export function SlidePicture({ entry, live = false }: SlidePictureProps) {
  const { baseUrl } = useViewer()
  const locale = useViewerState((state) => state.locale)
  const [failed, setFailed] = useState(false)
  const { slideNumber, title, picture } = entry
  const onFail = () => {
    setFailed(true)
  }
  if (picture === undefined && live && !failed)
    return <LivePicture slideNumber={slideNumber} onFail={onFail} />
  if (picture === undefined || failed) {
    return (
      <span className="slide-picture slide-picture-words" aria-hidden="true">
        <b>{slideNumber}</b>
        <span>{title}</span>
      </span>
    )
  }
  const theme = document.documentElement.dataset['theme'] === 'dark' ? 'dark' : 'light'
  return (
    <img
      className="slide-picture"
      src={baseUrl + formatPicturePath(theme, locale, slideNumber, picture)}
      alt=""
      {...PICTURE_SIZES[theme]}
      loading="lazy"
      decoding="async"
      onError={onFail}
    />
  )
}
