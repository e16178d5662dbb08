/** The page can be read and its links lead on, but the viewer isn't there: what needs it goes, and a line says so. */
export function sayNoViewer(): void {
  document.documentElement.classList.replace('js', 'no-viewer')
}
