import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { parseDeckLink } from '../../deck/deck-link.ts'
import { parseExplored } from '../../deck/explore/explored.ts'
import { lazyPart } from '../../viewer/lazy-part.tsx'
import { useViewer, useViewerState } from '../../viewer/viewer-context.tsx'
import './explore-button.css'
import { watchFigures } from './watch-figures.ts'

const OpenFigure = lazyPart(() => import('./open-figure.tsx').then((module) => module.OpenFigure))

/** Figures that can be tried: a button under each, and the living twin of the one that is open, in its place. */
export function Explore() {
  const { store, baseUrl } = useViewer()
  const { i18n } = useTranslation()
  const explored = useViewerState((state) => state.explored)
  const opened = explored === undefined ? undefined : parseExplored(explored)
  useEffect(
    () =>
      watchFigures(
        (locale) => i18n.getFixedT(locale)('figureViewer.tryIt'),
        ({ slideNumber, block }) => {
          if (store.getState().slideNumber !== slideNumber) store.getState().goTo(slideNumber, 'jump', block)
          store.getState().setExplored(block, false)
        },
      ),
    [store, i18n],
  )
  useEffect(() => {
    const path = location.href.slice(baseUrl.length).replace(/[?#].*$/, '')
    if (parseDeckLink(path, location.search)?.exploredFault)
      store.getState().setNotice({ key: 'exploreState' })
  }, [store, baseUrl])
  return opened && <OpenFigure key={opened.block} opened={opened} />
}
