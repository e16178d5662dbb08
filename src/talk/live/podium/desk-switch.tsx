import '../questions/questions.css'

interface DeskSwitchProps {
  label: string
  hint: string
  checked: boolean
  onChange: (checked: boolean) => void
}

/** What the speaker allows or holds back in a live talk, with a line that says what it does. */
export function DeskSwitch({ label, hint, checked, onChange }: DeskSwitchProps) {
  return (
    <label className="question-switch">
      <input
        type="checkbox"
        checked={checked}
        onChange={({ currentTarget }) => {
          onChange(currentTarget.checked)
        }}
      />
      <span>
        {label}
        <small>{hint}</small>
      </span>
    </label>
  )
}
