import type { Locale } from './locale.ts'

/**
 * The pictures of a slide: `card` for what link previews show (PNG, the slide on a quiet ground), `light` and `dark`
 * small ones for contents, overview and speaker view (WebP, the slide alone, in each theme).
 */
export const PICTURE_KINDS = ['card', 'light', 'dark'] as const
export type PictureKind = (typeof PICTURE_KINDS)[number]

/** Width and height in pixels. */
export const PICTURE_SIZES = {
  card: { width: 1200, height: 630 },
  light: { width: 480, height: 270 },
  dark: { width: 480, height: 270 },
} as const satisfies Record<PictureKind, { width: number; height: number }>

/**
 * Path of a picture below the base: `pictures/ja/41-light-0f3a9c21.webp`. `hash` is the `picture` of the slide's entry in
 * the index; where an entry has none, no pictures were made.
 */
export function formatPicturePath(
  kind: PictureKind,
  locale: Locale,
  slideNumber: number,
  hash: string,
): string {
  const extension = kind === 'card' ? 'png' : 'webp'
  return `pictures/${locale}/${String(slideNumber)}-${kind}-${hash}.${extension}`
}
