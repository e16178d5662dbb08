import { isRecord } from '../../deck/unknown-value.ts'
import { inkChannel, takeHeldInk } from './ink-wanted.ts'
import { isInkOperation, type Ink, type InkOperation } from './ink-store.ts'

/** Version of the form: pages of another one are not understood, and left alone. */
const VERSION = 1

/**
 * What is drawn on one page of a deck is drawn on its other pages in this browser, the speaker's and the audience's. A
 * channel of its own, since drawings need no roles and no order: each stroke has an id, and the last word on it holds.
 */
export function shareInk(ink: Ink, deckKey: string): () => void {
  const channel = inkChannel(deckKey)
  if (!channel) return () => undefined
  const follow = (data: unknown) => {
    const operation = readMessage(data)
    if (operation) ink.follow(operation)
  }
  takeHeldInk().forEach(follow)
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    follow(data)
  })
  const unlisten = ink.onOperation((operation) => {
    channel.postMessage({ version: VERSION, operation })
  })
  return () => {
    unlisten()
    channel.close()
  }
}

function readMessage(data: unknown): InkOperation | undefined {
  if (!isRecord(data)) return undefined
  const { version, operation } = data
  return version === VERSION && isInkOperation(operation) ? operation : undefined
}
