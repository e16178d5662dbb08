import { replaceAddress } from '../../ui/address.ts'

/*
 * What is searched for and chosen stands in the address: a browser that doesn't keep the page itself brings it back at a
 * step back, and a link can be made of it.
 */
const address = new URL(location.href)

export function keptInAddress(name: string): string[] {
  return address.searchParams.getAll(name)
}

/** Takes the place of what was kept by this name. */
export function keepInAddress(name: string, values: readonly string[]): void {
  if (keptInAddress(name).join('\n') === values.join('\n')) return
  address.searchParams.delete(name)
  for (const value of values) address.searchParams.append(name, value)
  replaceAddress(address.href)
}
