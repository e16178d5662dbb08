import type { ReactNode } from 'react'

/** The address has kept up with the reader, so that a reload opens the slide that is seen. */
export function ReloadButton({ children }: { children: ReactNode }) {
  return (
    <button
      type="button"
      className="button"
      onClick={() => {
        location.reload()
      }}
    >
      {children}
    </button>
  )
}
