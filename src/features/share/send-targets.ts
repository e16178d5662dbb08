/** Where a link can be sent by a plain link: no script or picture of the service is loaded. */
export const SEND_TARGETS = ['x', 'bluesky', 'hatena', 'line', 'mail'] as const
export type SendTarget = (typeof SEND_TARGETS)[number]

/** Address that opens the service's own page with link and words filled in. Each form is the service's documented one. */
export function sendAddress(target: SendTarget, url: string, text: string): string {
  const [link, words] = [encodeURIComponent(url), encodeURIComponent(text)]
  switch (target) {
    case 'x':
      return `https://x.com/intent/post?text=${words}&url=${link}`
    case 'bluesky':
      return `https://bsky.app/intent/compose?text=${encodeURIComponent(`${text} ${url}`)}`
    case 'hatena':
      return `https://b.hatena.ne.jp/add?mode=confirm&url=${link}&title=${words}`
    case 'line':
      return `https://social-plugins.line.me/lineit/share?url=${link}&text=${words}`
    case 'mail':
      // Line breaks in a mail are CRLF (RFC 6068).
      return `mailto:?subject=${words}&body=${encodeURIComponent(`${text}\r\n${url}\r\n`)}`
  }
}
