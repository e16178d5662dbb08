import type { MouseEvent } from 'react'
import type { Locale } from '../deck/locale.ts'
import { isModified } from '../ui/modified.ts'
import { useHref, useViewer } from './viewer-context.tsx'

interface SlideTarget {
  locale: Locale
  slideNumber: number
  block?: string
  /** Done after the page has gone there. */
  onLeave?: (() => void) | undefined
}

/** Address and click of a link to a slide, which the viewer follows itself. */
export function useSlideLink({ locale, slideNumber, block, onLeave }: SlideTarget): {
  href: string
  onClick: (event: MouseEvent) => void
} {
  const { store } = useViewer()
  const href = useHref({ page: 'slide', locale, slideNumber, ...(block !== undefined && { block }) })
  return {
    href,
    onClick: (event) => {
      if (isModified(event)) return
      event.preventDefault()
      store.getState().goTo(slideNumber, 'jump', block)
      onLeave?.()
    },
  }
}
