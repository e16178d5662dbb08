/** What browsers record in, the best first: Opus in WebM, and MP4 where that isn't there (Safari before 18.4). */
const TYPES = [
  'audio/webm;codecs=opus',
  'audio/mp4;codecs=opus',
  'audio/mp4;codecs=mp4a.40.2',
  'audio/mp4',
] as const

/** Bits of a second of speech. */
export const VOICE_BITS = 48_000
/** Bytes of a minute. */
export const MINUTE_BYTES = (VOICE_BITS / 8) * 60

/** Undefined where the browser records no sound. `like` is asked for first: pieces of one talk must be of one kind. */
export function audioType(like?: string): string | undefined {
  if (typeof MediaRecorder === 'undefined') return undefined
  return [...(like === undefined ? [] : [like]), ...TYPES].find((type) => MediaRecorder.isTypeSupported(type))
}
