import { isRecord } from '../unknown-value.ts'

/** A key of a private talk as pages hold it and hand it on. */
export interface HeldKey {
  /** Name of the build that it opens. */
  build: string
  /** The link's key, which every link that is shared carries. */
  link: string
  /** The master key in base64url: the link's, with what a passphrase gives behind it. */
  master: string
}

/** What pages of a private talk tell its service worker, beside what pages of any talk do (deck/offline.ts). */
export type PrivateWorkerMessage =
  /** Answered with `{ build }`, the name of the build that the worker is of, when it has taken the key. */
  | { type: 'holdKey'; key: HeldKey }
  /** Answered with the key, or null where the worker has none. */
  | { type: 'askKey' }
  /** The page is shown: the rest of the viewer is fetched now, to be there without network. */
  | { type: 'keepViewer' }

/** What the worker asks its pages after the browser has ended and begun it anew; answered on the port with a key or null. */
export const ASK_KEY = { type: 'askKey' } as const

export function isHeldKey(value: unknown): value is HeldKey {
  return (
    isRecord(value) &&
    typeof value['build'] === 'string' &&
    typeof value['link'] === 'string' &&
    typeof value['master'] === 'string'
  )
}
