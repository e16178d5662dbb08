import { TokenButton } from './controls.tsx'

interface OptionsProps<T extends string> {
  label: string
  options: readonly { value: T; label: string }[]
  value: T
  onChange: (value: T) => void
}

/** One of a few, as buttons side by side. */
export function Options<T extends string>({ label, options, value, onChange }: OptionsProps<T>) {
  return (
    <div className="twin-options" role="group" aria-label={label}>
      {options.map((option) => (
        <TokenButton
          key={option.value}
          chosen={option.value === value}
          onChoose={() => {
            onChange(option.value)
          }}
        >
          {option.label}
        </TokenButton>
      ))}
    </div>
  )
}
