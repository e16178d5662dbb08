/** Undefined where the browser has no such channel, or refuses it as Firefox does where cookies are blocked. */
export function openBroadcast(name: string): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(name)
  } catch {
    return undefined
  }
}
