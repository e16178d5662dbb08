import type { IncomingMessage, ServerResponse } from 'node:http'

/**
 * Lets no page of another site have a file: Vite makes what it is asked for, be it by a picture's address, and takes memory
 * for it. Who goes to a page of the deck by a link from there may, and so may an editor that shows it beside the text.
 */
export function refuseOtherSites(
  { headers, url = '' }: IncomingMessage,
  response: ServerResponse,
  next: () => void,
): void {
  const from = headers['sec-fetch-site']
  const isOther = from === 'cross-site' || from === 'same-site'
  const isVisit = headers['sec-fetch-mode'] === 'navigate' && /^[^?]*\/(?:\?|$)/.test(url)
  if (!isOther || isVisit) next()
  else {
    response.statusCode = 403
    response.end()
  }
}
