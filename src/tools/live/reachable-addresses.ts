import { networkInterfaces } from 'node:os'
import { isWildcard } from '../host/serve.ts'

/** Addresses by which others reach a server that listens on `host`: those of IPv4 first, which people can type. */
export function reachableAddresses(host: string, interfaces = networkInterfaces()): string[] {
  if (!isWildcard(host)) return [host]
  return Object.values(interfaces)
    .flatMap((list) => list ?? [])
    .filter(({ internal, family, address }) => !internal && (family === 'IPv4' || isGlobal(host, address)))
    .sort((a, b) => a.family.localeCompare(b.family))
    .map(({ address }) => address)
}

/** A link-local address needs the name of an interface with it, which differs from machine to machine. */
function isGlobal(host: string, address: string): boolean {
  return host === '::' && !address.toLowerCase().startsWith('fe80')
}
