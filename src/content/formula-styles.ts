/** Adds the stylesheet that formulas need, unless the page has it. Resolves when it applies or can't be had. */
export function addFormulaStyles(url: string): Promise<void> {
  const isPresent = [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')].some(
    ({ href }) => href === url,
  )
  if (isPresent) return Promise.resolve()
  const link = document.createElement('link')
  link.rel = 'stylesheet'
  link.href = url
  const applied = new Promise<void>((resolve) => {
    link.addEventListener('load', () => {
      resolve()
    })
    link.addEventListener('error', () => {
      // The next filling tries again.
      link.remove()
      resolve()
    })
  })
  document.head.append(link)
  return applied
}
