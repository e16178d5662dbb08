const LOCAL_ADDRESSES = ['127.0.0.1', '::1', '::ffff:127.0.0.1']
const LOCAL_HOSTS = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/

/**
 * True for who asks from this very machine and by its own name: a page of another site that had its own name point here
 * would ask by that name.
 */
export function isLocalRequest(remoteAddress: string | undefined, host: string | undefined): boolean {
  return LOCAL_ADDRESSES.includes(remoteAddress ?? '') && LOCAL_HOSTS.test(host ?? '')
}
