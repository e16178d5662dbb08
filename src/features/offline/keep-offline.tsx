import { useEffect, useId, useRef, useState, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { languageOf, type Locale } from '../../deck/locale.ts'
import { isKeyOnDevice, isPrivatePage, keepKeyOnDevice } from '../../viewer/private-key.ts'
import { useViewer, useViewerState } from '../../viewer/viewer-context.tsx'
import { formatBytes } from './format-bytes.ts'
import './keep-offline.css'
import { keptLanguage, type KeptState } from './kept-language.ts'

/** Keeps the whole talk on the device, a language at a time. */
export function KeepOffline() {
  const { t } = useTranslation()
  const titleId = useId()
  const locales = useViewerState((state) => state.deck.locales)
  const locale = useViewerState((state) => state.locale)
  const count = useViewerState((state) => state.deck.slideCount)
  const freeBytes = useFreeBytes()
  return (
    <section className="keep-offline" aria-labelledby={titleId}>
      <h3 id={titleId}>{t('offline.title')}</h3>
      <p className="keep-offline-about">{t('offline.text', { count })}</p>
      {locales.map((language) => (
        <LanguageRow key={language} language={language} />
      ))}
      {isPrivatePage() && <KeyOnDevice />}
      {freeBytes !== undefined && (
        <p className="keep-offline-about">{t('offline.free', { size: formatBytes(freeBytes, locale) })}</p>
      )}
    </section>
  )
}

/** A private talk opens by its link, or on a device that was asked to keep the key. */
function KeyOnDevice() {
  const { t } = useTranslation()
  const { baseUrl } = useViewer()
  const [isKept, setIsKept] = useState(() => isKeyOnDevice(baseUrl))
  return (
    <label className="keep-offline-key">
      <input
        type="checkbox"
        checked={isKept}
        onChange={({ currentTarget: { checked } }) => {
          setIsKept(keepKeyOnDevice(baseUrl, checked) && checked)
        }}
      />
      {t('offline.keepKey')}
    </label>
  )
}

function LanguageRow({ language }: { language: Locale }) {
  const { t } = useTranslation()
  const { baseUrl } = useViewer()
  const buildId = useViewerState((state) => state.deck.buildId)
  const kept = keptLanguage(baseUrl, language, buildId)
  const state = useStore(kept.state)
  useEffect(() => {
    void kept.read()
  }, [kept])
  const name = languageOf(language).name
  const onKeep = () => {
    askToStay()
    void kept.keep()
  }
  const { phase, outdated } = state
  const { row, onPress } = useFocusInRow(phase)
  const button = (label: string, onClick: () => void) => (
    <button
      type="button"
      className="button"
      aria-label={`${name}: ${label}`}
      onClick={() => {
        onPress()
        onClick()
      }}
    >
      {label}
    </button>
  )
  return (
    <div ref={row} className="keep-offline-language" role="group" aria-label={name} tabIndex={-1}>
      <strong lang={language}>{name}</strong>
      <div className="keep-offline-status">
        <StatusText state={state} />
        {phase === 'fetching' && <Progress state={state} label={t('offline.progress', { language: name })} />}
      </div>
      <div className="keep-offline-buttons">
        {phase === 'none' && button(t('offline.keep'), onKeep)}
        {phase === 'partial' && button(t('offline.resume'), onKeep)}
        {phase === 'kept' && outdated && button(t('offline.update'), onKeep)}
        {phase === 'fetching' &&
          button(t('offline.stop'), () => {
            kept.stop()
          })}
        {(phase === 'kept' || phase === 'partial') && button(t('offline.remove'), () => void kept.remove())}
      </div>
    </div>
  )
}

/** A button that was pressed may go with the phase: focus then stays in its row, not at the top of the dialog. */
function useFocusInRow(phase: KeptState['phase']): {
  row: RefObject<HTMLDivElement | null>
  onPress: () => void
} {
  const row = useRef<HTMLDivElement>(null)
  const pressed = useRef(false)
  useEffect(() => {
    const { activeElement } = document
    const isLost = activeElement === document.body || activeElement instanceof HTMLDialogElement
    if (pressed.current && isLost) row.current?.focus()
  }, [phase])
  return {
    row,
    onPress: () => {
      pressed.current = true
    },
  }
}

/** What is so; spoken when it changes, without the numbers that change all the time. */
function StatusText({ state: { phase, doneBytes, totalBytes, outdated, fault } }: { state: KeptState }) {
  const { t } = useTranslation()
  const locale = useViewerState((state) => state.locale)
  const size = totalBytes === undefined ? '' : formatBytes(totalBytes, locale)
  const words = {
    reading: '',
    none: size,
    fetching: t('offline.fetching'),
    partial: t('offline.partial', { done: formatBytes(doneBytes, locale), size }),
    kept: outdated ? t('offline.outdated', { size }) : t('offline.kept', { size }),
    refused: t('offline.refused'),
  }[phase]
  return (
    <p role="status">
      {words}
      {fault && <span className="keep-offline-fault">{t(`offline.faults.${fault}`)}</span>}
    </p>
  )
}

function Progress({ state: { doneBytes, totalBytes }, label }: { state: KeptState; label: string }) {
  const { t } = useTranslation()
  const locale = useViewerState((state) => state.locale)
  if (totalBytes === undefined) return <progress aria-label={label} />
  return (
    <>
      <progress aria-label={label} value={doneBytes} max={totalBytes} />
      <span className="keep-offline-bytes" aria-hidden="true">
        {t('offline.progressValue', {
          done: formatBytes(doneBytes, locale),
          total: formatBytes(totalBytes, locale),
        })}
      </span>
    </>
  )
}

/** What the browser would let the deck take; undefined where it doesn't say. */
function useFreeBytes(): number | undefined {
  const [freeBytes, setFreeBytes] = useState<number>()
  useEffect(() => {
    const storage = (navigator as Partial<Navigator>).storage
    storage?.estimate().then(
      ({ quota = 0, usage = 0 }) => {
        if (quota > 0) setFreeBytes(Math.max(0, quota - usage))
      },
      () => {
        // Not told: then a full device is told of when it is full.
      },
    )
  }, [])
  return freeBytes
}

/** Asks that the browser doesn't clear the deck's caches to make room. Where it refuses, they are kept as long as there is. */
function askToStay(): void {
  const storage = (navigator as Partial<Navigator>).storage
  storage?.persist().catch(() => false)
}
