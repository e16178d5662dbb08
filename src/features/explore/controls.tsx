import { useId, type ReactNode } from 'react'

interface SliderProps {
  label: string
  min: number
  max: number
  step?: number
  value: number
  /** As it is seen and spoken. */
  text: string
  onChange: (value: number) => void
}

/** A number to set, with what it is in words: arrow keys and a finger move it. */
export function Slider({ label, min, max, step = 1, value, text, onChange }: SliderProps) {
  const id = useId()
  return (
    <div className="twin-slider">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="range"
        {...{ min, max, step, value }}
        aria-valuetext={text}
        onChange={(event) => {
          onChange(Number(event.target.value))
        }}
      />
      {/* Spoken by the slider itself. */}
      <span className="twin-value" aria-hidden="true">
        {text}
      </span>
    </div>
  )
}

interface SwitchProps {
  label: string
  checked: boolean
  onChange: (checked: boolean) => void
}

export function Switch({ label, checked, onChange }: SwitchProps) {
  return (
    <label className="twin-switch">
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => {
          onChange(event.target.checked)
        }}
      />
      {label}
    </label>
  )
}

interface TokenButtonProps {
  /** Pressed: it is the one looked at, or one of those. */
  chosen: boolean
  /** Where its text alone doesn't say what it does. */
  label?: string
  /** The object of the figure that it belongs to, from 0: neighbours differ in colour. */
  object?: number
  /** It is out of the sentence. */
  taken?: boolean
  onChoose: () => void
  children: ReactNode
}

/** A word, a patch or an object of the figure that can be chosen. */
export function TokenButton({ chosen, label, object, taken, onChoose, children }: TokenButtonProps) {
  return (
    <button
      type="button"
      className="twin-token"
      data-object={object === undefined ? undefined : object % 2}
      data-taken={taken || undefined}
      aria-pressed={chosen}
      aria-label={label}
      onClick={onChoose}
    >
      {children}
    </button>
  )
}

/** What there is to see, in a sentence: spoken after each change. */
export function Says({ children }: { children: string }) {
  return (
    <p className="twin-says" role="status">
      {children}
    </p>
  )
}

/** Depth of a cell's ground, in tenths. */
export function heatOf(part: number): number {
  return Math.round(Math.max(0, Math.min(1, part)) * 10)
}
