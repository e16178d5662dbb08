/** 128 random bits as 22 characters of base64url. `crypto.getRandomValues` is there on pages without HTTPS too. */
export function randomName(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=/g, '')
}
