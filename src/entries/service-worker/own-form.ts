/**
 * Whether an answer can be the file that was asked for: a hall's sign-in page, or a host's own for whatever it lacks, comes
 * as a page with 200 like any other, and would be kept for a script.
 */
export function isOwnForm(url: string, response: Response): boolean {
  return response.ok && (!isPage(response) || /(?:\/|\.html)$/.test(new URL(url).pathname))
}

export function isPage(response: Response): boolean {
  return response.headers.get('Content-Type')?.startsWith('text/html') ?? false
}
