/** ms of a turn that the wall has made, and of the two strokes of one that was lost. */
const DONE_MS = 30
const LOST_MS = [60, 80, 60]

/** False where the device can't be felt, or the browser doesn't let it (iOS). */
export function canVibrate(): boolean {
  return 'vibrate' in navigator
}

export function vibrate(done: boolean): void {
  if (canVibrate()) navigator.vibrate(done ? DONE_MS : LOST_MS)
}
