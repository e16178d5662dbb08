import { Dialog } from '../../../ui/dialog.tsx'
import { useLiveWords } from '../use-live-words.ts'

const MINUTES = [3, 5, 10, 15, 20, 30] as const

interface TimeDialogProps {
  /** For the talk's beginning, or for a break. */
  of: 'begin' | 'break'
  /** Epoch ms; undefined: without a time. */
  onChoose: (until: number | undefined) => void
  onClose: () => void
}

/** In how many minutes the talk begins, or goes on: everybody sees the time that is left. */
export function TimeDialog({ of, onChoose, onClose }: TimeDialogProps) {
  const t = useLiveWords()
  const choose = (until: number | undefined) => {
    onChoose(until)
    onClose()
  }
  return (
    <Dialog title={t(`podium.${of}Title`)} onClose={onClose}>
      <p>{t(`podium.${of}Text`)}</p>
      <div className="live-times">
        {MINUTES.map((minutes) => (
          <button
            key={minutes}
            type="button"
            className="button"
            onClick={() => {
              choose(Date.now() + minutes * 60_000)
            }}
          >
            {t('podium.minutes', { count: minutes })}
          </button>
        ))}
        {of === 'begin' && (
          <button
            type="button"
            className="button"
            onClick={() => {
              choose(undefined)
            }}
          >
            {t('podium.noTime')}
          </button>
        )}
      </div>
    </Dialog>
  )
}
