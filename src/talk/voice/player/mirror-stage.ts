/** The slide that the page shows, with the steps that it shows of it; undefined where it shows none. */
function shownSlide(): HTMLElement | undefined {
  return (
    document.querySelector<HTMLElement>('.stage .slides > section:not([hidden])[data-slide]') ?? undefined
  )
}

/** Gives another window of the page its look: attributes of the root, and the style sheets that it doesn't have yet. */
function dress(target: Document): void {
  for (const { name, value } of document.documentElement.attributes)
    if (name !== 'style' && name !== 'data-presenting') target.documentElement.setAttribute(name, value)
  const known = new Set([...target.querySelectorAll('link')].map(({ href }) => href))
  for (const { href } of document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')) {
    if (known.has(href)) continue
    const link = target.createElement('link')
    link.rel = 'stylesheet'
    link.href = href
    target.head.append(link)
  }
  dressFonts(target)
}

/** The fonts of the first screen are named in the page itself. */
function dressFonts(target: Document): void {
  const known = new Set([...target.querySelectorAll('style')].map(({ textContent }) => textContent))
  for (const style of document.head.querySelectorAll('style'))
    if (!known.has(style.textContent)) target.head.append(target.importNode(style, true))
}

/** Keeps a picture of the stage's slide in an element of another window; the function returned ends it. */
export function mirrorStage(frame: HTMLElement): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const draw = () => {
    timer = undefined
    dress(frame.ownerDocument)
    const slide = shownSlide()
    if (!slide) return
    const copy = frame.ownerDocument.importNode(slide, true)
    // Where the stage puts the slide is nothing to the other window.
    copy.removeAttribute('style')
    frame.replaceChildren(copy)
  }
  // No frame of animation is waited for: a page behind others gets none, and the voice goes on.
  const observer = new MutationObserver(() => {
    timer ??= setTimeout(draw)
  })
  const stage = document.querySelector('.stage')
  if (stage) observer.observe(stage, { subtree: true, childList: true, attributes: true })
  observer.observe(document.documentElement, { attributes: true })
  draw()
  return () => {
    clearTimeout(timer)
    observer.disconnect()
  }
}
