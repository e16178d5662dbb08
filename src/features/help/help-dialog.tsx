import { useTranslation } from 'react-i18next'
import type { Translate } from '../../i18n/i18n.ts'
import { KEY_GROUPS, KEY_TABLE, type KeyBinding, type KeyGroup } from '../../viewer/key-table.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { useViewer, useViewerState } from '../../viewer/viewer-context.tsx'
import './help-dialog.css'

/** The keys, drawn from the table that the keyboard obeys: those that mean something on this page, in groups. */
export function HelpDialog() {
  const { t } = useTranslation()
  const { store } = useViewer()
  const isSpeaker = useViewerState(({ page }) => page === 'speaker')
  const shown = KEY_TABLE.filter(({ deckOnly }) => !(isSpeaker && deckOnly))
  return (
    <Dialog title={t('help.title')} onClose={store.getState().closeDialog}>
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
                <kbd key={key}>{keyName(key, t)}</kbd>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What is written on the key. */
function keyName(key: string, t: Translate): string {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowLeft':
    case 'ArrowUp':
    case 'ArrowDown':
      return t(`help.names.${key}`)
    case ' ':
      return t('help.names.Space')
    case 'Shift+ ':
      return t('help.names.ShiftSpace')
    case 'Escape':
      return 'Esc'
    default:
      return key.length === 1 ? key.toUpperCase() : key
  }
}
