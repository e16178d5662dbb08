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
      <fieldset className="settings-themes">
        <legend>{t('settings.theme')}</legend>
        {THEMES.map((theme) => (
          <label key={theme} className="settings-choice">
            <input
              type="radio"
              name="theme"
              checked={preferences.theme === theme}
              onChange={() => {
                setPreferences({ theme })
              }}
            />
            {t(`settings.themes.${theme}`)}
          </label>
        ))}
      </fieldset>
      <fieldset className="settings-themes">
        <legend>{t('settings.presentTheme')}</legend>
        {PRESENT_THEMES.map((presentTheme) => (
          <label key={presentTheme} className="settings-choice">
            <input
              type="radio"
              name="present-theme"
              checked={preferences.presentTheme === presentTheme}
              onChange={() => {
                setPreferences({ presentTheme })
              }}
            />
            {t(`settings.presentThemes.${presentTheme}`)}
          </label>
        ))}
      </fieldset>
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
      <SpeakerLink />
      <NotesButton />
      <ReplayButton />
      {!stored && <p className="settings-warning">{t('settings.notStored')}</p>}
      {children}
    </Dialog>
  )
}

/** What the reader marked in the transcript, which is the deck's alone. */
function NotesButton() {
  const { t } = useTranslation()
  const { store } = useViewer()
  const page = useViewerState((state) => state.page)
  if (page === 'speaker') return null
  return (
    <p className="settings-more">
      <button
        type="button"
        className="button"
        onClick={() => {
          store.getState().openDialog('notes')
        }}
      >
        {t('settings.notes')}
      </button>
    </p>
  )
}

/** Not in a live talk, which moves the page itself. */
function ReplayButton() {
  const { t } = useTranslation()
  const { store } = useViewer()
  const page = useViewerState((state) => state.page)
  if (page === 'speaker' || liveRoleAsked()) return null
  return (
    <p className="settings-more">
      <button
        type="button"
        className="button"
        onClick={() => {
          store.getState().openDialog('replay')
        }}
      >
        {t('settings.replay')}
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
