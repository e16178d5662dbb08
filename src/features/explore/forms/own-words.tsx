import { useState } from 'react'

interface OwnWordsProps {
  label: string
  /** Words of the button that takes them. */
  use: string
  /** What stands in the field at first. */
  start?: string | undefined
  maxLength: number
  /** False while what is typed can't be taken. */
  isTakeable?: (typed: string) => boolean
  /** True empties the field. */
  onUse: (typed: string) => boolean
}

/** A field for the reader's own words, which a button or Enter takes. */
export function OwnWords({
  label,
  use,
  start = '',
  maxLength,
  isTakeable = () => true,
  onUse,
}: OwnWordsProps) {
  const [typed, setTyped] = useState(start)
  return (
    <form
      className="twin-controls"
      onSubmit={(event) => {
        event.preventDefault()
        if (isTakeable(typed) && onUse(typed)) setTyped('')
      }}
    >
      <label className="twin-field">
        {label}
        <input
          type="text"
          value={typed}
          maxLength={maxLength}
          onChange={(event) => {
            setTyped(event.target.value)
          }}
        />
      </label>
      <button type="submit" className="button" disabled={!isTakeable(typed)}>
        {use}
      </button>
    </form>
  )
}
