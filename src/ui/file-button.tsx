import './button.css'

interface FileButtonProps {
  label: string
  /** As the attribute of the same name. */
  accept: string
  onFile: (file: File) => void
}

/** Lets the reader choose a file; the same one can be chosen again. */
export function FileButton({ label, accept, onFile }: FileButtonProps) {
  return (
    <label className="button file-button">
      {label}
      <input
        type="file"
        accept={accept}
        className="visually-hidden"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? []
          if (file) onFile(file)
          currentTarget.value = ''
        }}
      />
    </label>
  )
}

/** Handlers of an element that a file can be dropped on. */
export function fileDrop(
  onFile: (file: File) => void,
): Pick<React.DOMAttributes<HTMLElement>, 'onDragOver' | 'onDrop'> {
  return {
    onDragOver: (event) => {
      event.preventDefault()
    },
    onDrop: (event) => {
      event.preventDefault()
      const [file] = event.dataTransfer.files
      if (file) onFile(file)
    },
  }
}
