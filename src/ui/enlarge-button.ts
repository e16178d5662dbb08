const SVG = 'http://www.w3.org/2000/svg'

/** The button at a figure's corner that opens it large, for pages whose HTML isn't React's. */
export function createEnlargeButton(className: string, title: string): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = className
  button.title = title
  const icon = document.createElementNS(SVG, 'svg')
  const path = document.createElementNS(SVG, 'path')
  icon.setAttribute('viewBox', '0 0 24 24')
  icon.setAttribute('aria-hidden', 'true')
  path.setAttribute('d', 'M14 4h6v6M20 4l-7 7M10 20H4v-6M4 20l7-7')
  icon.append(path)
  button.append(icon)
  return button
}
