import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../ui/dialog.tsx'
import { useSpeaker, useSpeakerState } from './speaker-context.tsx'
import { isTalkMinutes, TALK_MINUTES } from './stored-talk.ts'

/** Sets the minutes that the speaker has today, which often differ from the plan's by a late start or a short slot. */
export function PlanDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const { store } = useSpeaker()
  const planned = useSpeakerState(({ plan }) => plan.minutes)
  const own = useSpeakerState((state) => state.talkMinutes)
  const set = (minutes: number | undefined) => {
    store.getState().setTalkMinutes(minutes)
    onClose()
  }
  return (
    <Dialog title={t('speaker.plan.title')} onClose={onClose}>
      <p>{t('speaker.plan.about')}</p>
      <MinutesForm
        start={own ?? planned}
        onMinutes={(minutes) => {
          // Later changes of the plan hold for who set nothing else.
          set(minutes === planned ? undefined : minutes)
        }}
      >
        {own !== undefined && (
          <button
            type="button"
            className="button"
            onClick={() => {
              set(undefined)
            }}
          >
            {planned === undefined
              ? t('speaker.plan.remove')
              : t('speaker.plan.asPlanned', { minutes: planned })}
          </button>
        )}
      </MinutesForm>
    </Dialog>
  )
}

interface MinutesFormProps {
  start: number | undefined
  onMinutes: (minutes: number) => void
  /** Buttons before the one that sets. */
  children: React.ReactNode
}

/** Checked here, not by the browser, whose message would be in its own language. */
function MinutesForm({ start, onMinutes, children }: MinutesFormProps) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(start === undefined ? '' : String(start))
  const [refused, setRefused] = useState(false)
  const faultId = useId()
  return (
    <form
      className="speaker-plan"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const minutes = Number(typed)
        if (isTalkMinutes(minutes)) onMinutes(minutes)
        else setRefused(true)
      }}
    >
      <label>
        {t('speaker.plan.field')}
        <input
          type="number"
          inputMode="numeric"
          {...TALK_MINUTES}
          value={typed}
          aria-invalid={refused}
          aria-describedby={refused ? faultId : undefined}
          onChange={({ currentTarget }) => {
            setTyped(currentTarget.value)
            setRefused(false)
          }}
        />
      </label>
      {refused && (
        <p id={faultId} className="speaker-warning" role="alert">
          {t('speaker.plan.refused', TALK_MINUTES)}
        </p>
      )}
      <p className="speaker-dialog-buttons">
        {children}
        <button type="submit" className="button primary">
          {t('speaker.plan.set')}
        </button>
      </p>
    </form>
  )
}
