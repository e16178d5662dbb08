import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { AUTOPLAY_SECONDS, isAutoplaySeconds } from '../../deck/deck-link.ts'
import { liveRoleAsked } from '../../viewer/live-asked.ts'
import { PRESENT_THEMES, savePreferences, THEMES } from '../../viewer/preferences.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { SpeakerIcon } from '../../ui/icons.tsx'
import { useSpeakerLink } from '../../viewer/use-speaker-link.ts'
import { useViewer, useViewerState } from '../../viewer/viewer-context.tsx'
import './settings-dialog.css'

/** Theme and keys, kept on this machine alone, and what other features have to be set. */
export function SettingsDialog({ children }: { children?: ReactNode }) {
  const { t } = useTranslation()
  const { store } = useViewer()
  const preferences = useViewerState((state) => state.preferences)
  const { setPreferences, closeDialog } = store.getState()
  const stored = savePreferences(preferences)
  return (
    <Dialog title={t('settings.title')} onClose={closeDialog}>
      <ThemeChoice
        name="theme"
        legend={t('settings.theme')}
        values={THEMES}
        chosen={preferences.theme}
        labelOf={(theme) => t(`settings.themes.${theme}`)}
        onChoose={(theme) => {
          setPreferences({ theme })
        }}
      />
      <ThemeChoice
        name="present-theme"
        legend={t('settings.presentTheme')}
        values={PRESENT_THEMES}
        chosen={preferences.presentTheme}
        labelOf={(theme) => t(`settings.presentThemes.${theme}`)}
        onChoose={(presentTheme) => {
          setPreferences({ presentTheme })
        }}
      />
      <AutoplaySeconds />
      <LetterKeys />
      <SpeakerLink />
      <NotesButton />
      <ReplayButton />
      <RecordButton />
      {!stored && <p className="settings-warning">{t('settings.notStored')}</p>}
      {children}
    </Dialog>
  )
}

interface ThemeChoiceProps<T extends string> {
  name: string
  legend: string
  values: readonly T[]
  chosen: T
  labelOf: (value: T) => string
  onChoose: (value: T) => void
}

function ThemeChoice<T extends string>(props: ThemeChoiceProps<T>) {
  const { name, legend, values, chosen, labelOf, onChoose } = props
  return (
    <fieldset className="settings-themes">
      <legend>{legend}</legend>
      {values.map((value) => (
        <label key={value} className="settings-choice">
          <input
            type="radio"
            name={name}
            checked={chosen === value}
            onChange={() => {
              onChoose(value)
            }}
          />
          {labelOf(value)}
        </label>
      ))}
    </fieldset>
  )
}

/** How long a slide stays where they go on by themselves. */
function AutoplaySeconds() {
  const { t } = useTranslation()
  const { store } = useViewer()
  const preferences = useViewerState((state) => state.preferences)
  const { setPreferences } = store.getState()
  return (
    <label className="settings-choice">
      <input
        type="number"
        className="settings-number"
        min={AUTOPLAY_SECONDS.min}
        max={AUTOPLAY_SECONDS.max}
        defaultValue={preferences.autoplaySeconds}
        onChange={(event) => {
          const autoplaySeconds = event.currentTarget.valueAsNumber
          if (isAutoplaySeconds(autoplaySeconds)) setPreferences({ autoplaySeconds })
        }}
      />
      {t('settings.autoplaySeconds')}
    </label>
  )
}

/** Keys of a single letter, which voice input can set off. */
function LetterKeys() {
  const { t } = useTranslation()
  const { store } = useViewer()
  const preferences = useViewerState((state) => state.preferences)
  const { setPreferences } = store.getState()
  return (
    <label className="settings-choice">
      <input
        type="checkbox"
        checked={preferences.letterKeys}
        onChange={(event) => {
          setPreferences({ letterKeys: event.currentTarget.checked })
        }}
      />
      <span>
        {t('settings.letterKeys')}
        <small>{t('settings.letterKeysHint')}</small>
      </span>
    </label>
  )
}

/** What the reader marked in the transcript, which is the deck's alone. */
function NotesButton() {
  const { t } = useTranslation()
  const page = useViewerState((state) => state.page)
  return page === 'speaker' ? null : <DialogButton dialog="notes">{t('settings.notes')}</DialogButton>
}

/** Not in a live talk, which moves the page itself. */
function ReplayButton() {
  const { t } = useTranslation()
  const page = useViewerState((state) => state.page)
  if (page === 'speaker' || liveRoleAsked()) return null
  return <DialogButton dialog="replay">{t('settings.replay')}</DialogButton>
}

/** A talk with its voice: at the desk, or before an audience. */
function RecordButton() {
  const { t } = useTranslation()
  return <DialogButton dialog="record">{t('settings.record')}</DialogButton>
}

/** Leads on to a dialog of its own. */
function DialogButton({ dialog, children }: { dialog: 'notes' | 'replay' | 'record'; children: ReactNode }) {
  const { store } = useViewer()
  return (
    <p className="settings-more">
      <button
        type="button"
        className="button"
        onClick={() => {
          store.getState().openDialog(dialog)
        }}
      >
        {children}
      </button>
    </p>
  )
}

/** On a phone, where the header has no room for it. */
function SpeakerLink() {
  const { t } = useTranslation()
  const page = useViewerState((state) => state.page)
  const link = useSpeakerLink()
  if (page === 'speaker') return null
  return (
    <p className="settings-more settings-speaker">
      <a className="button" {...link} target="_blank">
        <SpeakerIcon />
        {t('speaker.open')}
      </a>
    </p>
  )
}
