/** The size that the player is embedded at unless its host has another wish: 16:9, with the player's controls under it. */
export const EMBED_SIZE = { width: 960, height: 584 } as const

/** Pixels of height that the transcript takes beneath the player. */
export const EMBED_TRANSCRIPT_HEIGHT_PX = 260
