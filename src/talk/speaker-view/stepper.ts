import type { ViewerStore } from '../../viewer/viewer-store.ts'
import type { SlideSource } from '../../content/slide-source.ts'
import { startsWithStep, type SpeakerStore } from './speaker-store.ts'

/** Turns slides as the stage does: fragment by fragment, then on to the neighbour. */
export interface Stepper {
  next: () => void
  previous: () => void
  goTo: (slideNumber: number) => void
}

export function createStepper(viewer: ViewerStore, speaker: SpeakerStore, slides: SlideSource): Stepper {
  /** Last step of a slide; undefined while the slide isn't there. */
  const lastStep = (slideNumber: number) => {
    const slide = slides.peek(viewer.getState().locale, slideNumber)
    return slide && slides.countSteps(slide) - 1
  }
  const arrive = (slideNumber: number, fragment: number) => {
    if (viewer.getState().curtain) viewer.getState().setCurtain(undefined)
    viewer.getState().arrive(slideNumber, fragment)
  }
  return {
    next: () => {
      const { slideNumber, fragment, deck } = viewer.getState()
      if (startsWithStep(speaker.getState())) speaker.getState().setTimer('start', Date.now())
      if (fragment < (lastStep(slideNumber) ?? -1)) arrive(slideNumber, fragment + 1)
      else if (slideNumber < deck.slideCount) arrive(slideNumber + 1, -1)
    },
    previous: () => {
      const { slideNumber, fragment } = viewer.getState()
      const shown = Math.min(fragment, lastStep(slideNumber) ?? -1)
      if (shown >= 0) arrive(slideNumber, shown - 1)
      else if (slideNumber > 1) arrive(slideNumber - 1, lastStep(slideNumber - 1) ?? Infinity)
    },
    goTo: (slideNumber) => {
      viewer.getState().setCurtain(undefined)
      viewer.getState().goTo(slideNumber, 'jump')
    },
  }
}
