export const SEARCH_FIELD_ID = 'transcript-search'

/** Puts the cursor into the transcript's search field, in a panel that is being opened too. */
export function focusSearch(): void {
  // A closed panel can't take the focus, and React opens it only after this.
  document.documentElement.dataset['transcript'] = 'open'
  const field = document.getElementById(SEARCH_FIELD_ID)
  field?.focus()
  if (field instanceof HTMLInputElement) field.select()
}
