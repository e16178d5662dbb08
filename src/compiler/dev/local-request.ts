import type { IncomingMessage } from 'node:http'

const LOCAL_ADDRESSES = ['127.0.0.1', '::1', '::ffff:127.0.0.1']
const LOCAL_HOSTS = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/
/** What a proxy says of whom it asks for. */
const PROXY_HEADERS = ['forwarded', 'via', 'x-real-ip', 'cf-connecting-ip', 'true-client-ip']

/**
 * True for who asks from this very machine and by its own name: a page of another site that had its own name point here
 * would ask by that name, and a proxy on this machine asks for somebody else.
 */
export function isLocalRequest({
  socket,
  headers,
}: {
  socket: { remoteAddress?: string | undefined }
  headers: IncomingMessage['headers']
}): boolean {
  const isForwarded = Object.keys(headers).some(
    (name) => name.startsWith('x-forwarded-') || PROXY_HEADERS.includes(name),
  )
  // A page of elsewhere, be it of another port of this machine, has no business with it.
  const from = headers['sec-fetch-site'] ?? 'none'
  return (
    !isForwarded &&
    (from === 'none' || from === 'same-origin') &&
    LOCAL_ADDRESSES.includes(socket.remoteAddress ?? '') &&
    LOCAL_HOSTS.test(headers.host ?? '')
  )
}
