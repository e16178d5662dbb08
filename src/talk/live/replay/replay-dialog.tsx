import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../../ui/dialog.tsx'
import { FileButton, fileDrop } from '../../../ui/file-button.tsx'
import { useViewer } from '../../../viewer/viewer-context.tsx'
import { useLiveWords } from '../use-live-words.ts'
import { openRecordingFile, type OpeningFault } from './open-recording.ts'
import './replay.css'

/** Opens a recording of the talk, which the page then goes along with. */
export function ReplayDialog() {
  const t = useLiveWords()
  const { t: words } = useTranslation()
  const viewer = useViewer()
  const { closeDialog } = viewer.store.getState()
  const [fault, setFault] = useState<OpeningFault>()
  const open = async (file: File) => {
    const found = await openRecordingFile(file, viewer)
    setFault(found)
    if (!found) closeDialog()
  }
  const onFile = (file: File) => void open(file)
  return (
    <Dialog title={t('replay.title')} onClose={closeDialog}>
      <p>{t('replay.about')}</p>
      <div className="replay-drop" {...fileDrop(onFile)}>
        <FileButton label={t('replay.open')} accept=".json,.colloquium,application/json" onFile={onFile} />
        <p>{t('replay.drop')}</p>
      </div>
      {fault && (
        <p className="replay-fault" role="alert">
          {words(`notice.${fault.key}`, fault.values)}
        </p>
      )}
    </Dialog>
  )
}
