/* What of the drawings is fetched together, when they are first used. */
import { ClearDialog } from './clear-dialog.tsx'
import { InkLayer } from './ink-layer.tsx'
import { InkTools } from './ink-tools.tsx'

export { ClearDialog, InkLayer, InkTools }
