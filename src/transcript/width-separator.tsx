import { useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { DEFAULT_PREFERENCES, PANEL_WIDTH_PX } from '../viewer/preferences.ts'
import { useViewer, useViewerState } from '../viewer/viewer-context.tsx'
import { usePanel } from './panel.ts'

/** Pixels that an arrow key moves the border by. */
const KEY_STEP_PX = 16

function clampWidth(widthPx: number): number {
  return Math.round(Math.min(PANEL_WIDTH_PX.max, Math.max(PANEL_WIDTH_PX.min, widthPx)))
}

/** The border between stage and panel: dragged, or moved with the arrow keys; a double click brings back the default. */
export function WidthSeparator() {
  const { t } = useTranslation()
  const { store } = useViewer()
  const panel = usePanel()
  const ref = useRef<HTMLDivElement>(null)
  const widthPx = useViewerState(({ preferences }) => preferences.panelWidthPx)

  useLayoutEffect(() => {
    applyWidth(ref.current, widthPx)
  }, [widthPx])

  const onWidth = (next: number) => {
    panel.list().keepInPlace(() => {
      applyWidth(ref.current, clampWidth(next))
    })
  }
  const onSettled = (next: number) => {
    onWidth(next)
    store.getState().setPreferences({ panelWidthPx: clampWidth(next) })
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    const { min, max } = PANEL_WIDTH_PX
    const keys: Record<string, number> = {
      ArrowLeft: widthPx + KEY_STEP_PX,
      ArrowRight: widthPx - KEY_STEP_PX,
      Home: min,
      End: max,
    }
    const next = keys[event.key]
    if (next === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    onSettled(next)
  }
  const onPointerDown = (event: React.PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    const start = { x: event.clientX, widthPx }
    const widthAt = (clientX: number) => start.widthPx + start.x - clientX
    const listeners = new AbortController()
    const options = { signal: listeners.signal }
    const separator: HTMLElement = event.currentTarget
    separator.addEventListener(
      'pointermove',
      (move) => {
        onWidth(widthAt(move.clientX))
      },
      options,
    )
    separator.addEventListener(
      'pointerup',
      (up) => {
        listeners.abort()
        onSettled(widthAt(up.clientX))
      },
      options,
    )
    separator.addEventListener(
      'pointercancel',
      () => {
        listeners.abort()
        onWidth(start.widthPx)
      },
      options,
    )
  }
  return (
    <div
      ref={ref}
      className="transcript-separator needs-script"
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={t('transcript.width')}
      aria-controls="transcript"
      aria-valuemin={PANEL_WIDTH_PX.min}
      aria-valuemax={PANEL_WIDTH_PX.max}
      aria-valuenow={widthPx}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onDoubleClick={() => {
        onSettled(DEFAULT_PREFERENCES.panelWidthPx)
      }}
    />
  )
}

/** Through CSSOM: the page's policy allows no style attribute. The default width is the stylesheet's own. */
function applyWidth(separator: HTMLElement | null, widthPx: number): void {
  separator?.parentElement?.style.setProperty('--panel-width', `${String(widthPx)}px`)
}
