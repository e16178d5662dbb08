import {
  EMBED_PROTOCOL,
  parseHostMessage,
  type EmbedPosition,
  type HostMessage,
  type PlayerMessage,
} from '../../deck/embed-messages.ts'

/** Obeys the page around and tells it where the player stands. Only that page, from the origin that it announced. */
export class HostLink {
  constructor(
    private readonly origin: string,
    private readonly onMessage: (message: HostMessage) => void,
  ) {
    window.addEventListener('message', (event) => {
      if (event.source !== window.parent || event.origin !== this.origin) return
      const message = parseHostMessage(event.data)
      if (message) this.onMessage(message)
    })
  }

  /** The browser delivers it to the announced origin alone. */
  tell(type: PlayerMessage['type'], position: EmbedPosition): void {
    const message: PlayerMessage = { colloquium: EMBED_PROTOCOL, type, ...position }
    window.parent.postMessage(message, this.origin)
  }
}
