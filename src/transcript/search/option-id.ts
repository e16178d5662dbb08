/** Id of a hit in the list of hits, by which the field names the one that is active. */
export function optionId(listId: string, index: number): string {
  return `${listId}-${String(index)}`
}
