import './choice.css'

/** One value of a choice. */
export interface ChoiceOption<T> {
  value: T
  label: string
  /** Language of the label where it is not the interface's. */
  lang?: string
}

interface ChoiceProps<T> {
  /** Another for each that is shown at a time. */
  label: string
  options: readonly ChoiceOption<T>[]
  value: T
  onChange: (value: T) => void
}

/** A few values side by side, of which one is chosen: radio buttons that look like one switch. */
export function Choice<T extends string>({ label, options, value, onChange }: ChoiceProps<T>) {
  // The same at each opening: Chromium keeps a group for every name that there ever was in a page.
  const name = `choice ${label}`
  return (
    <fieldset className="choice">
      <legend>{label}</legend>
      <div className="choice-options">
        {options.map((option) => (
          <label key={option.value} className="choice-option" lang={option.lang}>
            <input
              type="radio"
              name={name}
              checked={option.value === value}
              onChange={() => {
                onChange(option.value)
              }}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
