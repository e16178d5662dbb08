/** Controls but the tab and the ends of lines. */
const CONTROL = /[^\P{Cc}\t\n\r]/u
/** The same as JSON writes them in ASCII, after any escaped backslashes. */
const ESCAPED = /(?<!\\)(?:\\\\)*(\\(?:[bf]|u00(?:0[0-8bcef]|1[\da-f]|7f|[89][\da-f])))/i

/** Where a file's bytes are no text in UTF-8, or hold a character that no text has; undefined where they are sound. */
export function textFault(bytes: Uint8Array, isJson: boolean): { line: number; message: string } | undefined {
  const text = new TextDecoder().decode(bytes)
  const foreign = text.indexOf('\uFFFD')
  if (foreign !== -1 && !isUtf8(bytes))
    return { line: lineAt(text, foreign), message: 'no text in UTF-8; save the file in that encoding' }
  const control = CONTROL.exec(text)
  if (control) {
    const code = control[0].codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0') ?? ''
    const message = `holds the control character U+${code}, which no text has; take it out`
    return { line: lineAt(text, control.index), message }
  }
  const escaped = isJson ? ESCAPED.exec(text) : undefined
  if (!escaped?.[1]) return undefined
  return {
    line: lineAt(text, escaped.index),
    message: `${escaped[1]} stands for a control character, which no text has; a backslash is written as two`,
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length
}
