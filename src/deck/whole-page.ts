/** False where a page's HTML was cut on its way. Some hosts write words of their own after its end. */
export function isWholePage(html: string): boolean {
  return html.includes('</html>')
}
