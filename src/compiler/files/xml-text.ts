import { escapeHtml } from '../../deck/transcript-article.ts'

/** Text as XML takes it: without the controls and halves of characters that it has no way to write. */
export function xmlText(text: string): string {
  return escapeHtml(text.replace(/[^\P{Cc}\t\n]|\p{Cs}|[\ufffe\uffff]/gu, ''))
}
