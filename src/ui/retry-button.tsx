import { useLayoutEffect, useRef, type ReactNode } from 'react'

interface RetryButtonProps {
  onRetry: () => void
  children: ReactNode
}

/**
 * Tries again what has failed. It goes when that succeeds: a focus on it then stays in the same part of the page, and isn't
 * thrown back to its beginning.
 */
export function RetryButton({ onRetry, children }: RetryButtonProps) {
  const ref = useRef<HTMLButtonElement>(null)
  useLayoutEffect(() => {
    const button = ref.current
    return () => {
      if (button && document.activeElement === button) partAround(button)?.focus({ preventScroll: true })
    }
  }, [])
  return (
    <button ref={ref} type="button" className="button" onClick={onRetry}>
      {children}
    </button>
  )
}

/** The dialog or panel that it stands in; else the stage. */
function partAround(button: HTMLElement): HTMLElement | null {
  const dialog = button.closest('dialog')
  return (
    dialog?.querySelector<HTMLElement>('input') ??
    dialog?.querySelector<HTMLElement>('button, a[href]') ??
    button.parentElement?.closest<HTMLElement>('[tabindex="-1"]') ??
    document.querySelector<HTMLElement>('main')
  )
}
