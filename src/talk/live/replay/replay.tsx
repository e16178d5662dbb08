/* What a replay needs, in one piece: loaded when one is asked for. */
export { openPublishedRecording } from './open-recording.ts'
export { ReplayBar } from './replay-bar.tsx'
export { ReplayDialog } from './replay-dialog.tsx'
