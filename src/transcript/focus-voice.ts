export const VOICE_BUTTON_ID = 'transcript-voice'

/** Gives the focus that was in the bar of the voice, which goes, to the button that opened it. */
export function focusVoice(): void {
  if (document.activeElement?.closest('.read-aloud')) document.getElementById(VOICE_BUTTON_ID)?.focus()
}
