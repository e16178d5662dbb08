import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { toCsv } from '../../deck/csv.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { downloadText } from '../../ui/download.ts'
import { SaveIcon } from '../../ui/icons.tsx'
import { useViewer, useViewerState } from '../../viewer/viewer-context.tsx'
import './figure-dialog.css'
import { FigureNotes } from './figure-notes.tsx'
import { findFigure, type StageFigure } from './find-figure.ts'
import { svgFile } from './svg-file.ts'
import { tableRows } from './table-rows.ts'
import { useFigureText } from './use-figure-text.ts'
import { useZoomView } from './use-zoom-view.ts'

/** The figure that the store names, as large as the window allows. Gone with the slide that it is on. */
export function FigureDialog() {
  const { store } = useViewer()
  const block = useViewerState((state) => state.figure)
  const slideNumber = useViewerState((state) => state.slideNumber)
  const [opened] = useState(() => ({
    slideNumber,
    figure: block === undefined ? undefined : findFigure(slideNumber, block),
  }))
  const isThere = opened.figure !== undefined && opened.slideNumber === slideNumber
  useEffect(() => {
    if (!isThere) store.getState().closeDialog()
  }, [isThere, store])
  // Where the button that opened it took no focus, the browser has nothing to give it back to.
  useEffect(
    () => () => {
      setTimeout(() => {
        if (document.activeElement === document.body) opened.figure?.drawing.focus({ preventScroll: true })
      })
    },
    [opened],
  )
  if (!isThere || !opened.figure || block === undefined) return null
  return <OpenFigure figure={opened.figure} block={block} slideNumber={slideNumber} />
}

interface OpenFigureProps {
  figure: StageFigure
  block: string
  slideNumber: number
}

function OpenFigure({ figure, block, slideNumber }: OpenFigureProps) {
  const { t } = useTranslation()
  const { store } = useViewer()
  const locale = useViewerState((state) => state.locale)
  const text = useFigureText(locale, slideNumber, block)
  const view = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLDivElement>(null)
  const [showsData, setShowsData] = useState(false)
  const table = text?.table ?? figure.table
  const hasMore = figure.kind === 'chart' || figure.drawing.querySelector('[data-partial]') !== null
  const data = showsData ? text?.table : undefined
  const { percent, zoomIn, zoomOut, fit } = useZoomView(view, canvas, figure, data)
  const fileName = `${figure.name}-${locale}`
  const caption = figure.element.querySelector('figcaption')
  const onSvg = () => {
    if (!figure.svg) return
    const description = text?.description.join('\n') ?? figure.drawing.getAttribute('aria-label') ?? ''
    downloadText(
      `${fileName}.svg`,
      svgFile(figure.svg, caption?.textContent ?? '', description),
      'image/svg+xml',
    )
  }
  const onCsv = () => {
    if (table) downloadText(`${fileName}.csv`, toCsv(tableRows(table, t('figureViewer.notes'))), 'text/csv')
  }
  return (
    <Dialog title={t('figureViewer.title', { number: slideNumber })} onClose={store.getState().closeDialog}>
      <div className="figure-viewer">
        <div className="figure-tools" role="group" aria-label={t('figureViewer.tools')}>
          <button type="button" className="button" aria-label={t('figureViewer.zoomOut')} onClick={zoomOut}>
            <span aria-hidden="true">−</span>
          </button>
          <output className="figure-percent">{percent}%</output>
          <button type="button" className="button" aria-label={t('figureViewer.zoomIn')} onClick={zoomIn}>
            <span aria-hidden="true">+</span>
          </button>
          <button type="button" className="button" onClick={fit}>
            {t('figureViewer.fit')}
          </button>
          <span className="figure-tools-gap" />
          {figure.element.dataset['explore'] !== undefined && (
            <button
              type="button"
              className="button"
              onClick={() => {
                store.getState().closeDialog()
                store.getState().setExplored(block, true)
              }}
            >
              {t('figureViewer.tryIt')}
            </button>
          )}
          {hasMore && text?.table && (
            <button
              type="button"
              className="button"
              aria-pressed={showsData}
              onClick={() => {
                setShowsData(!showsData)
              }}
            >
              {t('figureViewer.data')}
            </button>
          )}
          {figure.svg && (
            <button type="button" className="button" aria-label={t('figureViewer.saveSvg')} onClick={onSvg}>
              <SaveIcon /> SVG
            </button>
          )}
          {table && (
            <button type="button" className="button" aria-label={t('figureViewer.saveCsv')} onClick={onCsv}>
              <SaveIcon /> CSV
            </button>
          )}
        </div>
        <div className="figure-view" ref={view} tabIndex={0} role="group" aria-label={t('figureViewer.view')}>
          <div className="figure-canvas" ref={canvas} lang={locale} />
        </div>
        <FigureNotes caption={caption} text={text} lang={locale} />
      </div>
    </Dialog>
  )
}
