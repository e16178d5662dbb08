import { useEffect, useRef, type RefObject } from 'react'

/** Opens the `<dialog>` with this ref as a modal one, as long as its component is there. */
export function useModal(onClose: () => void): RefObject<HTMLDialogElement | null> {
  const ref = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog = ref.current
    const opener = document.activeElement
    if (dialog && !dialog.open) openModal(dialog)
    return () => {
      if (dialog) closeModal(dialog)
      // Taken out of the page while it was open, for another in its place: the browser gave the focus to nobody.
      if (document.activeElement === document.body && opener instanceof HTMLElement) opener.focus()
    }
  }, [])
  useEffect(() => {
    const dialog = ref.current
    const listeners = new AbortController()
    // The event comes late: one that React's strict mode closed for a moment is open again by then.
    const onEvent = () => {
      if (!dialog?.open) onClose()
    }
    dialog?.addEventListener('close', onEvent, { signal: listeners.signal })
    return () => {
      listeners.abort()
    }
  }, [onClose])
  return ref
}

function openModal(dialog: HTMLDialogElement): void {
  try {
    dialog.showModal()
  } catch {
    // A browser without modal dialogs (Safari before 15.4), or one that refuses: it stands in the page, with its button.
    dialog.setAttribute('open', '')
    dialog.querySelector<HTMLElement>('button, input, a[href]')?.focus()
  }
}

function closeModal(dialog: HTMLDialogElement): void {
  try {
    dialog.close()
  } catch {
    dialog.removeAttribute('open')
  }
}
