import type { DialogName } from '../../viewer/store/dialogs.ts'
import { lazyPart } from '../../viewer/lazy-part.tsx'
import { useViewerState } from '../../viewer/viewer-context.tsx'
import { inkCommands } from '../../features/ink/ink-commands.ts'
import { SHARED_DIALOGS } from '../shared-dialogs.ts'
import { loadRecord, loadReplay } from './recordings.tsx'

const loadNotes = () => import('../../features/annotations/notes.tsx')

const loadKeepOffline = () =>
  import('../../features/offline/keep-offline.tsx').then((module) => module.KeepOffline)
const KeepOffline = lazyPart(loadKeepOffline)

/** Loaded when first opened: none of them is needed to read a slide. */
const DIALOGS = {
  ...SHARED_DIALOGS,
  share: lazyPart(
    () => import('../../features/share/share-dialog.tsx').then((module) => module.ShareDialog),
    'dialog',
  ),
  settings: lazyPart(async () => {
    const [{ SettingsDialog }] = await Promise.all([
      import('../../features/settings/settings-dialog.tsx'),
      // Fetched along, so that the dialog opens whole; where it fails the settings are there all the same.
      loadKeepOffline().catch(() => undefined),
    ])
    return () => (
      <SettingsDialog>
        <KeepOffline />
      </SettingsDialog>
    )
  }, 'dialog'),
  figure: lazyPart(
    () => import('../../features/figure-viewer/figure-dialog.tsx').then((module) => module.FigureDialog),
    'dialog',
  ),
  embed: lazyPart(
    () => import('../../features/share/embedding-dialog.tsx').then((module) => module.EmbedDialog),
    'dialog',
  ),
  card: lazyPart(
    () => import('../../features/quote-card/card-dialog.tsx').then((module) => module.CardDialog),
    'dialog',
  ),
  note: lazyPart(() => loadNotes().then((module) => module.NoteDialog), 'dialog'),
  notes: lazyPart(() => loadNotes().then((module) => module.NotesDialog), 'dialog'),
  replay: lazyPart(() => loadReplay().then((module) => module.ReplayDialog), 'dialog'),
  record: lazyPart(async () => {
    const { RecordDialog, deckSource } = await loadRecord()
    return () => <RecordDialog sourceOf={(store) => deckSource(store, inkCommands.watch)} />
  }, 'dialog'),
  cite: lazyPart(
    () => import('../../features/cite/cite-dialog.tsx').then((module) => module.CiteDialog),
    'dialog',
  ),
} satisfies Record<DialogName, unknown>

/** The dialog that the store names. */
export function OpenDialog() {
  const dialog = useViewerState((state) => state.dialog)
  if (!dialog) return null
  const Dialog = DIALOGS[dialog]
  return <Dialog />
}
