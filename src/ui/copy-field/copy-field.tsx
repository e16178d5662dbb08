import { useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { copyText } from './clipboard.ts'
import '../button.css'
import './copy-field.css'

interface CopyFieldProps {
  label: string
  value: string
  /** Lines of text rather than one: the field is an area of that height. */
  rows?: number
  /** What the button says. */
  copyLabel: string
}

/** Text that a button copies. Where the clipboard is refused, the text is selected and the reader is told so. */
export function CopyField({ label, value, rows, copyLabel }: CopyFieldProps) {
  const { t } = useTranslation()
  const id = useId()
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  // Said of the text that was copied, not of one that came since.
  const [result, setResult] = useState<{ of: string; copied: boolean }>()
  const onCopy = async () => {
    setResult(undefined)
    const copied = await copyText(value)
    setResult({ of: value, copied })
    if (!copied) field.current?.select()
  }
  const properties = {
    id,
    ref: field,
    readOnly: true,
    value,
    spellCheck: false,
    onFocus: (event: React.FocusEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      event.currentTarget.select()
    },
  }
  return (
    <div className="copy-field">
      <label htmlFor={id}>{label}</label>
      {rows === undefined ? <input {...properties} /> : <textarea {...properties} rows={rows} />}
      <div className="copy-field-foot">
        <button type="button" className="button primary" onClick={() => void onCopy()}>
          {copyLabel}
        </button>
        <span role="status">{result?.of === value && t(result.copied ? 'copy.copied' : 'copy.refused')}</span>
      </div>
    </div>
  )
}
