/** Tells things of one browser apart. `crypto.randomUUID` is missing on pages that came without encryption. */
export function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(3)), (part) => part.toString(36)).join('-')
}
