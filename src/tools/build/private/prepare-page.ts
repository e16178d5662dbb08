/** Each page of a private talk says that it is one, and first runs the script that takes the key out of the address. */
export function preparePage(html: string, path: string, script: string): string {
  const toBase = '../'.repeat(path.split('/').length - 1) || './'
  const tag = `<script type="module" src="${toBase}${script}"></script>`
  const marked = html.replace(/<html /i, '<html data-private ')
  const prepared = marked.replace(/<meta charset="utf-8"[^>]*>/, (found) => `${found}\n${tag}`)
  if (!prepared.includes(tag) || marked === html) throw new Error(`${path}: a page without <html> or charset`)
  return prepared
}
