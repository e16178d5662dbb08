import { useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { isShortcut } from '../ui/modified.ts'
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
  const ref = useRef<HTMLDivElement>(null)
  const { widthPx, onWidth, onSettled } = usePanelWidth(ref)
  const onKeyDown = (event: React.KeyboardEvent) => {
    const next = widthAfter(event, widthPx)
    if (next === undefined) return
    event.preventDefault()
    onSettled(next)
  }
  const onPointerDown = (event: React.PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    const startX = event.clientX
    const widthAt = (clientX: number) => widthPx + startX - clientX
    onDrag(event.currentTarget, {
      onMove: (clientX) => {
        onWidth(widthAt(clientX))
      },
      onDrop: (clientX) => {
        onSettled(widthAt(clientX))
      },
      onCancel: () => {
        onWidth(widthPx)
      },
    })
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

interface PanelWidth {
  widthPx: number
  /** Shows a width that may change still. */
  onWidth: (next: number) => void
  /** Shows and keeps it. */
  onSettled: (next: number) => void
}

/** The panel's width, as it is kept and as it is shown. */
function usePanelWidth(separator: React.RefObject<HTMLElement | null>): PanelWidth {
  const { store } = useViewer()
  const panel = usePanel()
  const widthPx = useViewerState(({ preferences }) => preferences.panelWidthPx)
  useLayoutEffect(() => {
    applyWidth(separator.current, widthPx)
  }, [separator, widthPx])
  const onWidth = (next: number) => {
    panel.list().keepInPlace(() => {
      applyWidth(separator.current, clampWidth(next))
    })
  }
  const onSettled = (next: number) => {
    onWidth(next)
    store.getState().setPreferences({ panelWidthPx: clampWidth(next) })
  }
  return { widthPx, onWidth, onSettled }
}

/** The width that a key asks for; undefined for keys that mean nothing here. */
function widthAfter(event: React.KeyboardEvent, widthPx: number): number | undefined {
  if (isShortcut(event)) return undefined
  const keys: Record<string, number> = {
    ArrowLeft: widthPx + KEY_STEP_PX,
    ArrowRight: widthPx - KEY_STEP_PX,
    Home: PANEL_WIDTH_PX.min,
    End: PANEL_WIDTH_PX.max,
  }
  return keys[event.key]
}

interface Drag {
  onMove: (clientX: number) => void
  onDrop: (clientX: number) => void
  onCancel: () => void
}

/** Follows a captured pointer until it is lifted or taken away. */
function onDrag(element: HTMLElement, { onMove, onDrop, onCancel }: Drag): void {
  const listeners = new AbortController()
  const listen = (
    type: 'pointermove' | 'pointerup' | 'pointercancel',
    act: (event: PointerEvent) => void,
  ) => {
    element.addEventListener(type, act, { signal: listeners.signal })
  }
  listen('pointermove', ({ clientX }) => {
    onMove(clientX)
  })
  listen('pointerup', ({ clientX }) => {
    listeners.abort()
    onDrop(clientX)
  })
  listen('pointercancel', () => {
    listeners.abort()
    onCancel()
  })
}

/** Through CSSOM: the page's policy allows no style attribute. The default width is the stylesheet's own. */
function applyWidth(separator: HTMLElement | null, widthPx: number): void {
  separator?.parentElement?.style.setProperty('--panel-width', `${String(widthPx)}px`)
}
