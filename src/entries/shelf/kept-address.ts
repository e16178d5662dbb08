import { replaceAddress } from '../../ui/address.ts'

/*
 * What is searched for and chosen stands in the address: a browser that doesn't keep the page itself brings it back at a
 * step back, and a link can be made of it. It stands behind the #, which no server is sent: neither at a reload nor as
 * what the texts of the talks and the next page are asked for from.
 */
const NAMES = ['q', 'topics', 'years', 'languages']
const address = new URL(location.href)
const kept = new URLSearchParams(address.hash.includes('=') ? address.hash.slice(1) : '')
takeFromQuery()

/** Values by this name, in the order in which they were kept. */
export function keptInAddress(name: string): string[] {
  return kept.getAll(name)
}

/** Takes the place of what was kept by this name. */
export function keepInAddress(name: string, values: readonly string[]): void {
  if (keptInAddress(name).join('\n') === values.join('\n')) return
  kept.delete(name)
  for (const value of values) kept.append(name, value)
  write()
}

/** Links that were made of it before have it before the #. */
function takeFromQuery(): void {
  const asked = NAMES.filter((name) => address.searchParams.has(name))
  for (const name of asked) {
    if (!kept.has(name)) for (const value of address.searchParams.getAll(name)) kept.append(name, value)
    address.searchParams.delete(name)
  }
  if (asked.length > 0) write()
}

function write(): void {
  address.hash = kept.toString()
  replaceAddress(address.href)
}
