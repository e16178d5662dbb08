import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { toCsv } from '../../deck/csv.ts'
import type { Locale } from '../../deck/locale.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { downloadText } from '../../ui/download.ts'
import { canDrawSvg } from '../../ui/draw-svg.ts'
import { SaveIcon } from '../../ui/icons.tsx'
import { useViewer, useViewerState } from '../../viewer/viewer-context.tsx'
import './figure-dialog.css'
import { FigureNotes } from './figure-notes.tsx'
import { findFigure, type StageFigure } from './find-figure.ts'
import { svgFile } from './svg-file.ts'
import { tableRows } from './table-rows.ts'
import { useFigureText, type FigureText } from './use-figure-text.ts'
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
  const hasMore = figure.kind === 'chart' || figure.drawing.querySelector('[data-partial]') !== null
  const zoom = useZoomView(view, canvas, figure, showsData ? text?.table : undefined)
  return (
    <Dialog title={t('figureViewer.title', { number: slideNumber })} onClose={store.getState().closeDialog}>
      <div className="figure-viewer">
        <div className="figure-tools" role="group" aria-label={t('figureViewer.tools')}>
          <ZoomButtons zoom={zoom} />
          <span className="figure-tools-gap" />
          {figure.element.dataset['explore'] !== undefined && <TryItButton block={block} />}
          {figure.svg && canDrawSvg(figure.svg) && <CardButton {...{ figure, block, locale, slideNumber }} />}
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
          <SaveButtons {...{ figure, text, locale }} />
        </div>
        <div className="figure-view" ref={view} tabIndex={0} role="group" aria-label={t('figureViewer.view')}>
          <div className="figure-canvas" ref={canvas} lang={locale} />
        </div>
        <FigureNotes caption={figure.element.querySelector('figcaption')} text={text} lang={locale} />
      </div>
    </Dialog>
  )
}

function ZoomButtons({ zoom: { percent, zoomIn, zoomOut, fit } }: { zoom: ReturnType<typeof useZoomView> }) {
  const { t } = useTranslation()
  return (
    <>
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
    </>
  )
}

/** Leads to the figure as it can be tried. */
function TryItButton({ block }: { block: string }) {
  const { t } = useTranslation()
  const { store } = useViewer()
  return (
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
  )
}

interface CardButtonProps {
  figure: StageFigure
  block: string
  locale: Locale
  slideNumber: number
}

/** Makes a picture of the figure, to pass on. */
function CardButton({ figure, block, locale, slideNumber }: CardButtonProps) {
  const { t } = useTranslation()
  const { store } = useViewer()
  return (
    <button
      type="button"
      className="button"
      onClick={() => {
        store.getState().openFigureCard({ slideNumber, locale, block, quote: captionOf(figure.element) })
      }}
    >
      {t('figureViewer.card')}
    </button>
  )
}

/** Without the mark that says where it comes from. */
function captionOf(figure: HTMLElement): string {
  const caption = figure.querySelector('figcaption')?.cloneNode(true)
  if (!(caption instanceof HTMLElement)) return ''
  caption.querySelector('.figure-mark')?.remove()
  return caption.textContent.replace(/\s+/g, ' ').trim()
}

interface SaveButtonsProps {
  figure: StageFigure
  text: FigureText | undefined
  locale: Locale
}

/** The drawing and its data as files. */
function SaveButtons({ figure, text, locale }: SaveButtonsProps) {
  const { t } = useTranslation()
  const { svg } = figure
  const table = text?.table ?? figure.table
  const save = (ending: string, content: string, type: string) => {
    downloadText(`${figure.name}-${locale}.${ending}`, content, type)
  }
  const onSvg = (drawing: SVGSVGElement) => {
    const caption = figure.element.querySelector('figcaption')?.textContent ?? ''
    const description = text?.description.join('\n') ?? figure.drawing.getAttribute('aria-label') ?? ''
    save('svg', svgFile(drawing, caption, description), 'image/svg+xml')
  }
  return (
    <>
      {svg && (
        <button
          type="button"
          className="button"
          aria-label={t('figureViewer.saveSvg')}
          onClick={() => {
            onSvg(svg)
          }}
        >
          <SaveIcon /> SVG
        </button>
      )}
      {table && (
        <button
          type="button"
          className="button"
          aria-label={t('figureViewer.saveCsv')}
          onClick={() => {
            save('csv', toCsv(tableRows(table, t('figureViewer.notes'))), 'text/csv')
          }}
        >
          <SaveIcon /> CSV
        </button>
      )}
    </>
  )
}
