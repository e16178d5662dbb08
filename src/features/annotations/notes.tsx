/* What of the reader's own words is fetched together, when they are first written or read. */
import { NoteDialog } from './note-dialog.tsx'
import { NotesDialog } from './notes-dialog.tsx'

export { NoteDialog, NotesDialog }
