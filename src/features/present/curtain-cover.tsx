import { useTranslation } from 'react-i18next'
import { useViewer, useViewerState } from '../../viewer/viewer-context.tsx'

/** Black or white over everything; a click, Esc, its key again or another slide takes it away. */
export function CurtainCover() {
  const { t } = useTranslation()
  const { store } = useViewer()
  const curtain = useViewerState((state) => state.curtain)
  return (
    <>
      <p className="visually-hidden" role="status">
        {curtain && t(`present.curtain.${curtain}`)}
      </p>
      {curtain && (
        <div
          className="curtain"
          data-curtain={curtain}
          onClick={() => {
            store.getState().setCurtain(undefined)
          }}
        />
      )}
    </>
  )
}
