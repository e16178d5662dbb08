/** 24 × 24 icons of the speaker view, in the colour of their text. */
function Icon({ path, filled = false }: { path: string; filled?: boolean }) {
  return (
    <svg
      className="icon"
      viewBox="0 0 24 24"
      width="20"
      height="20"
      fill={filled ? 'currentColor' : 'none'}
      stroke={filled ? 'none' : 'currentColor'}
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={path} />
    </svg>
  )
}

export function PlayIcon() {
  return <Icon filled path="M7 4.5v15l12-7.5z" />
}

export function PauseIcon() {
  return <Icon filled path="M6 4.5h4v15H6zM14 4.5h4v15h-4z" />
}

export function FreezeIcon() {
  return <Icon path="M12 3v18M4.2 7.5l15.6 9M19.8 7.5l-15.6 9" />
}

export function GridIcon() {
  return <Icon path="M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h6v6h-6z" />
}

export function BlackIcon() {
  return <Icon filled path="M3 5h18v14H3z" />
}

export function WhiteIcon() {
  return <Icon path="M3 5h18v14H3z" />
}

export function ScreenIcon() {
  return <Icon path="M3 4h18v12H3zM8 20h8M12 16v4" />
}

export function RecordIcon() {
  return <Icon filled path="M12 5a7 7 0 1 0 0 14a7 7 0 1 0 0-14z" />
}
