import { useEffect, useState, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { createSlidePages } from '../content/browser-slide-pages.ts'
import { useViewer } from '../viewer/viewer-context.tsx'
import { addDeckFonts } from './deck-fonts.ts'
import { connectStage } from './stage-commands.ts'
import { StageDriver } from './stage-driver.ts'
import { createStandIns } from './stand-ins.ts'
import { useReveal } from './use-reveal.ts'
import { whenIdle } from '../ui/when-idle.ts'

/** The stage's one driver, at work on the elements while they are mounted. */
export function useStageDriver(
  reveal: RefObject<HTMLElement | null>,
  slides: RefObject<HTMLElement | null>,
): StageDriver {
  const { store, baseUrl } = useViewer()
  const { i18n } = useTranslation()
  const [driver] = useState(() => {
    return new StageDriver(
      store,
      createSlidePages(baseUrl),
      createStandIns((locale) => i18n.getFixedT(locale)),
    )
  })
  useEffect(() => {
    if (!slides.current) return undefined
    const unmount = driver.mount(slides.current)
    const disconnect = connectStage(driver)
    return () => {
      disconnect()
      unmount()
    }
  }, [driver, slides])
  useEffect(() => {
    let apply: (() => void) | undefined
    const addFonts = () => {
      cancel()
      apply ??= addDeckFonts(baseUrl)
      return apply
    }
    const cancel = whenIdle(addFonts)
    // Who moves at once needs the other slides' characters at once.
    const unfollow = driver.follow(() => {
      unfollow()
      addFonts()()
    })
    return () => {
      cancel()
      unfollow()
    }
  }, [driver, baseUrl])
  useReveal(reveal, driver.attach)
  return driver
}
