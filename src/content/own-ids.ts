/** Attributes that name elements by their ids. */
const REFERENCES = ['aria-labelledby', 'aria-describedby', 'aria-controls', 'for', 'popovertarget']

/**
 * Gives a copy of a slide, or of its drawing, ids of its own, since the same stands on the page more than once: whatever points at
 * them (gradients, arrow heads, labels) points at the copy's.
 */
export function withOwnIds<Copy extends Element>(slide: Copy, prefix: string): Copy {
  const ids = new Set<string>()
  for (const element of slide.querySelectorAll('[id]')) {
    ids.add(element.id)
    element.id = prefix + element.id
  }
  if (ids.size === 0) return slide
  for (const element of slide.querySelectorAll('*')) {
    // Not `attributes`, each of which becomes a node that stays with its element.
    for (const name of element.getAttributeNames()) {
      const value = element.getAttribute(name) ?? ''
      const renamed = renameIn(name, value, ids, prefix)
      if (renamed !== value) element.setAttribute(name, renamed)
    }
  }
  return slide
}

function renameIn(name: string, value: string, ids: ReadonlySet<string>, prefix: string): string {
  if (REFERENCES.includes(name))
    return value
      .split(' ')
      .map((id) => (ids.has(id) ? prefix + id : id))
      .join(' ')
  if (value.startsWith('#')) return ids.has(value.slice(1)) ? `#${prefix}${value.slice(1)}` : value
  return value.replace(/url\((['"]?)#([^)'"]+)\1\)/g, (whole, _quote, id: string) =>
    ids.has(id) ? `url(#${prefix}${id})` : whole,
  )
}
