/** Characters of a quotation in a remark. */
const MOST = 60

/** Words as a remark quotes them. */
export function shortened(words: string): string {
  const characters = [...words.replace(/\s+/g, ' ').trim()]
  return characters.length > MOST ? `${characters.slice(0, MOST).join('')}…` : characters.join('')
}
