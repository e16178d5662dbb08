import type { ParseKeys } from 'i18next'
import { useTranslation } from 'react-i18next'
import { addHelpMessages } from '../../i18n/help-messages.ts'
import { KEY_GROUPS, KEY_TABLE, type KeyBinding, type KeyGroup } from '../../viewer/key-table.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { useViewer, useViewerState } from '../../viewer/viewer-context.tsx'
import './help-dialog.css'

/** The keys, drawn from the table that the keyboard obeys: those that mean something on this page, in groups. */
export function HelpDialog() {
  const { t, i18n } = useTranslation()
  addHelpMessages(i18n)
  const { store } = useViewer()
  const isSpeaker = useViewerState(({ page }) => page === 'speaker')
  const shown = KEY_TABLE.filter(({ deckOnly }) => !(isSpeaker && deckOnly))
  return (
    <Dialog title={t('help.title')} className="help" onClose={store.getState().closeDialog}>
      <div className="help-groups">
        {KEY_GROUPS.map((group) => (
          <KeyGroupTable key={group} group={group} rows={shown.filter((row) => row.group === group)} />
        ))}
      </div>
    </Dialog>
  )
}

function KeyGroupTable({ group, rows }: { group: KeyGroup; rows: readonly KeyBinding[] }) {
  const { t } = useTranslation()
  return (
    <table className="help-keys">
      <caption>{t(`help.groups.${group}`)}</caption>
      <tbody>
        {rows.map(({ action, keys, label }) => (
          <tr key={action}>
            <th scope="row">{t(label)}</th>
            <td>
              {keys.map((key) => (
                <kbd key={key}>{keyName(key, (name) => t(name))}</kbd>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Keys that are called something else than what is written on them. */
const NAMES: Partial<Record<string, ParseKeys>> = {
  ArrowRight: 'help.names.ArrowRight',
  ArrowLeft: 'help.names.ArrowLeft',
  ArrowUp: 'help.names.ArrowUp',
  ArrowDown: 'help.names.ArrowDown',
  ' ': 'help.names.Space',
  'Shift+ ': 'help.names.ShiftSpace',
}

/** What is written on the key. */
function keyName(key: string, t: (name: ParseKeys) => string): string {
  const name = NAMES[key]
  if (name) return t(name)
  if (key === 'Escape') return 'Esc'
  return key.length === 1 ? key.toUpperCase() : key
}
