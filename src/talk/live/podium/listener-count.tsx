import { useState } from 'react'
import { useStore } from 'zustand'
import { languageOf } from '../../../deck/locale.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { useViewerState } from '../../../viewer/viewer-context.tsx'
import { useLiveWords } from '../use-live-words.ts'
import { DeskSwitch } from './desk-switch.tsx'
import type { Podium } from './podium-store.ts'

/** How many follow, which opens what they may do. Not part of the spoken line: it changes all the time. */
export function ListenerCount({ podium }: { podium: Podium }) {
  const t = useLiveWords()
  const listeners = useStore(podium.store, (state) => state.listeners)
  const locales = useViewerState(({ deck }) => deck.locales)
  const [isOpen, setIsOpen] = useState(false)
  if (!listeners) return null
  const total = locales.reduce((sum, locale) => sum + listeners[locale], 0)
  return (
    <div className="live-bar-count">
      <button
        type="button"
        className="button"
        aria-haspopup="dialog"
        onClick={() => {
          setIsOpen(true)
        }}
      >
        {t('podium.listeners', { count: total })}
      </button>
      {locales.map((locale) => (
        <span key={locale} lang={locale}>
          {t('podium.byLanguage', { language: languageOf(locale).name, count: listeners[locale] })}
        </span>
      ))}
      {isOpen && (
        <ListenersDialog
          podium={podium}
          onClose={() => {
            setIsOpen(false)
          }}
        />
      )}
    </div>
  )
}

function ListenersDialog({ podium, onClose }: { podium: Podium; onClose: () => void }) {
  const t = useLiveWords()
  const together = useStore(podium.store, (state) => state.together)
  return (
    <Dialog title={t('podium.listenersTitle')} onClose={onClose}>
      <DeskSwitch
        label={t('podium.together')}
        hint={t('podium.togetherHint')}
        checked={together}
        onChange={podium.setTogether}
      />
    </Dialog>
  )
}
