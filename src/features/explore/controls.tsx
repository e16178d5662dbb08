import { useId } from 'react'

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
