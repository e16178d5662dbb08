import { isIP } from 'node:net'
import { hostname } from 'node:os'

/**
 * True for a `Host` header by which this machine can be meant. A page of another site can have its own name point here (DNS
 * rebinding) and would then read what it is answered: it asks by that name. An address in digits is nobody's name.
 */
export function isKnownHost(host: string | undefined, others: readonly string[] = []): boolean {
  if (host === undefined) return false
  const name = host.replace(/:\d+$/, '').toLowerCase()
  if (isIP(name.replace(/^\[(.*)\]$/, '$1'))) return true
  const own = hostname().toLowerCase()
  return ['localhost', own, `${own}.local`, ...others.map((other) => other.toLowerCase())].includes(name)
}
