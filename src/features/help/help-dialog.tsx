import { useTranslation } from 'react-i18next'
import { KEY_TABLE } from '../../viewer/key-table.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { useViewer } from '../../viewer/viewer-context.tsx'
import './help-dialog.css'

/** The keys, drawn from the table that the keyboard obeys. */
export function HelpDialog() {
  const { t } = useTranslation()
  const { store } = useViewer()
  return (
    <Dialog title={t('help.title')} onClose={store.getState().closeDialog}>
      <table className="help-keys">
        <tbody>
          {KEY_TABLE.map(({ action, keys, label }) => (
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
    </Dialog>
  )
}

type Translate = ReturnType<typeof useTranslation>['t']

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
