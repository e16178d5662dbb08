/** What bounds a live talk. */
export const LIVE_LIMITS = {
  /** Bytes of a packet that a client may send, topic included. */
  packetBytes: 4096,
  /** Bytes of a message that the keeper may send (all questions to the speaker). */
  keeperBytes: 524_288,
  /** Characters (code points) of a question. */
  questionLength: 280,
  /** Questions that a listener may send within `questionWindowMs`, and have open in all. */
  questionsPerWindow: 3,
  questionWindowMs: 60_000,
  openQuestionsPerListener: 5,
  /** Questions that a session keeps; later ones are refused. */
  questions: 200,
  /** Supporters of a question, and of one address: a hall may have one. */
  supporters: 20_000,
  supportersOfAddress: 1000,
  /** Support of all questions of a session together, and of one address. */
  support: 200_000,
  supportOfAddress: 20_000,
  /** Questions that listeners see. */
  shownQuestions: 20,
  slideNumber: 1_000_000,
  fragment: 10_000,
} as const
