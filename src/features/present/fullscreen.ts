/** Keys of a page in fullscreen; Chromium alone has it. */
interface Keyboard {
  lock: (codes: string[]) => Promise<void>
  unlock: () => void
}

function keyboard(): Keyboard | undefined {
  return (navigator as { keyboard?: Keyboard }).keyboard
}

/** False on an iPhone, or where the page that frames this one forbids it. */
export function canEnterFullscreen(): boolean {
  return (document as Partial<Document>).fullscreenEnabled === true
}

/** While the page is still on its way out of fullscreen. */
let leaving: Promise<void> | undefined

/** Resolves when the page fills the screen, or can't; rejects where the browser refuses. */
export async function enterFullscreen(): Promise<void> {
  // Who comes back at once finds the screen still filled, for a moment.
  await leaving
  if (document.fullscreenElement || !canEnterFullscreen()) return
  await document.documentElement.requestFullscreen({ navigationUI: 'hide' })
  // With it Esc reaches the page, which closes the topmost thing first; held down it still leaves fullscreen.
  await keyboard()
    ?.lock(['Escape'])
    .catch(() => undefined)
}

export function leaveFullscreen(): void {
  if (!document.fullscreenElement) return
  keyboard()?.unlock()
  leaving = document.exitFullscreen().catch(() => undefined)
}
