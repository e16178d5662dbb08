import { useEffect, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { BarButton } from '../../ui/bar-button.tsx'
import { CloseIcon, SaveIcon } from '../../ui/icons.tsx'
import { useViewer, useViewerState } from '../../viewer/viewer-context.tsx'
import type { Tool } from '../../viewer/store/giving.ts'
import { connectInk } from './ink-commands.ts'
import { inkPage, type Ink } from './ink-store.ts'
import { ClearIcon, EraserIcon, HighlighterIcon, LaserIcon, PenIcon, SwatchIcon, UndoIcon } from './icons.tsx'
import { saveDrawnSlide } from './save-slide.ts'
import { INK_COLORS } from './stroke.ts'
import { useInk, useInkState, useShownStrokes } from './use-ink.ts'
import './ink.css'

/** Laser and pen; while something draws, what it draws with. */
export function InkTools() {
  const { t } = useTranslation()
  const tool = useViewerState((state) => state.tool)
  useUndo(useInk())
  const draws = tool !== undefined && tool !== 'laser'
  return (
    <div className="ink-tools" role="group" aria-label={t('ink.tools')}>
      <ToolButton tool="laser">
        <LaserIcon />
      </ToolButton>
      <ToolButton tool="pen">
        <PenIcon />
      </ToolButton>
      {draws && <MoreTools />}
    </div>
  )
}

function MoreTools() {
  const { t } = useTranslation()
  const { store } = useViewer()
  const ink = useInk()
  const strokes = useShownStrokes()
  return (
    <div className="ink-more">
      <ToolButton tool="highlighter">
        <HighlighterIcon />
      </ToolButton>
      <ToolButton tool="eraser">
        <EraserIcon />
      </ToolButton>
      <Colors />
      <BarButton
        label={t('ink.undo')}
        onClick={() => {
          undoOn(ink, store)
        }}
      >
        <UndoIcon />
      </BarButton>
      <BarButton
        label={t('ink.clear')}
        onClick={() => {
          store.getState().openDialog('clearInk')
        }}
      >
        <ClearIcon />
      </BarButton>
      {strokes.length > 0 && <SaveButton />}
      <BarButton label={t('ink.putAway')} onClick={store.getState().putToolAway}>
        <CloseIcon />
      </BarButton>
    </div>
  )
}

/** To choose a colour is to take the pen. */
function Colors() {
  const { t } = useTranslation()
  const { store } = useViewer()
  const ink = useInk()
  const color = useInkState((state) => state.color)
  return INK_COLORS.map((name) => (
    <BarButton
      key={name}
      label={t(`ink.colors.${name}`)}
      className="ink-color"
      color={name}
      pressed={color === name}
      onClick={() => {
        ink.setColor(name)
        if (store.getState().tool !== 'pen') store.getState().takeTool('pen')
      }}
    >
      <SwatchIcon />
    </BarButton>
  ))
}

/** Saves the slide with what is drawn on it. */
function SaveButton() {
  const { t } = useTranslation()
  const { store } = useViewer()
  const onSave = () => {
    const { locale, slideNumber, setNotice } = store.getState()
    saveDrawnSlide(`${String(slideNumber)}-${locale}.svg`).catch(() => {
      setNotice({ key: 'slideNotSaved' })
    })
  }
  return (
    <BarButton label={t('ink.save')} onClick={onSave}>
      <SaveIcon />
    </BarButton>
  )
}

function ToolButton({ tool, children }: { tool: Tool; children: ReactNode }) {
  const { t } = useTranslation()
  const { store } = useViewer()
  const inHand = useViewerState((state) => state.tool)
  return (
    <BarButton
      label={t(`ink.${tool}`)}
      pressed={inHand === tool}
      onClick={() => {
        store.getState().takeTool(tool)
      }}
    >
      {children}
    </BarButton>
  )
}

/** By its key in the table, and by Ctrl+Z (⌘Z), which isn't the browser's here: nothing is typed. */
function useUndo(ink: Ink): void {
  const { store } = useViewer()
  useEffect(() => {
    const listeners = new AbortController()
    const undo = () => {
      undoOn(ink, store)
    }
    document.addEventListener(
      'keydown',
      (event) => {
        const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z'
        if (!isUndo || document.querySelector('dialog[open]')) return
        event.preventDefault()
        undo()
      },
      { signal: listeners.signal },
    )
    const disconnect = connectInk({ undo })
    return () => {
      listeners.abort()
      disconnect()
    }
  }, [ink, store])
}

function undoOn(ink: Ink, store: ReturnType<typeof useViewer>['store']): void {
  const { locale, slideNumber } = store.getState()
  ink.undo(inkPage(locale, slideNumber))
}
