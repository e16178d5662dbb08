import { useEffect, useRef, type RefObject } from 'react'

/** Opens the `<dialog>` with this ref as a modal one, as long as its component is there. */
export function useModal(): RefObject<HTMLDialogElement | null> {
  const ref = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog = ref.current
    if (dialog && !dialog.open) dialog.showModal()
    return () => dialog?.close()
  }, [])
  return ref
}
