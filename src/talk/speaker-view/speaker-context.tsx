import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { SlideSource } from '../../content/slide-source.ts'
import type { SpeakerState, SpeakerStore } from './speaker-store.ts'
import type { Stepper } from './stepper.ts'

/** What is made once per speaker's page. */
export interface Speaker {
  store: SpeakerStore
  slides: SlideSource
  stepper: Stepper
  /** Name of what is stored of this deck. */
  deckKey: string
}

export const SpeakerContext = createContext<Speaker | undefined>(undefined)

export function useSpeaker(): Speaker {
  const speaker = useContext(SpeakerContext)
  if (!speaker) throw new Error('useSpeaker: there is no SpeakerContext above')
  return speaker
}

export function useSpeakerState<T>(select: (state: SpeakerState) => T): T {
  return useStore(useSpeaker().store, select)
}
