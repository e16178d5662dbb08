/* What recording needs, in one piece: loaded when it is asked for. */
export { RecordDialog } from './record-dialog.tsx'
export { RecordingBar } from './recording-bar.tsx'
export { RecoveryOffer } from './recovery-offer.tsx'
export { deckSource } from './talk-source.ts'
