import { useEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { useStore } from 'zustand'
import type { Podium } from './podium-store.ts'
import './laser-dot.css'

/** Where a clicker points, on the slide. */
export function LaserDot({ podium }: { podium: Podium }) {
  const laser = useStore(podium.store, (state) => state.laser)
  const dot = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    // The pages' policy allows no style attribute, but a script may set styles.
    dot.current?.style.setProperty('inset-inline-start', `${(laser?.x ?? 0) * 100}%`)
    dot.current?.style.setProperty('inset-block-start', `${(laser?.y ?? 0) * 100}%`)
  }, [laser])
  const frame = document.querySelector('.stage-frame')
  if (!laser || !frame) return null
  return createPortal(<span ref={dot} className="laser-dot" aria-hidden="true" />, frame)
}
