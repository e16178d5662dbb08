import type { RecordingFault } from '../../deck/live/live-recording.ts'
import type { Passage } from '../../deck/passage.ts'
import type { NotesFault } from '../../deck/speaker-notes.ts'
import type { SetState } from './set-state.ts'

/** The dialogs, of which one at a time is open. */
export type DialogName =
  | 'contents'
  | 'share'
  | 'settings'
  | 'help'
  | 'figure'
  | 'overview'
  | 'goTo'
  | 'clearInk'
  | 'embed'
  | 'cite'
  | 'replay'
  | 'record'
  | 'card'
  | 'note'
  | 'notes'

/** A message to the reader that goes away when dismissed or after the next move. */
export interface Notice {
  /** Key under `notice` in the messages, with its values. */
  key: NoticeKey
  values?: Record<string, string | number>
}
export type NoticeKey =
  | 'unknownSlide'
  | 'unknownBlock'
  | 'passageGone'
  | 'fullscreenRefused'
  | 'awakeRefused'
  | 'talkSetAside'
  | 'speakerBlocked'
  | 'notesSetAside'
  | 'notesNotKept'
  | 'rehearsalsSetAside'
  | 'rehearsalNotSaved'
  | 'rehearsalsNotStored'
  | `notesFile.${NotesFault['fault']}`
  | `secondScreen.${'none' | 'unknown' | 'refused' | 'blocked'}`
  | 'inkSetAside'
  | 'annotationsSetAside'
  | 'annotationsNotStored'
  | 'noLineChosen'
  | 'inkNotStored'
  | 'slideNotSaved'
  | 'readAloudUnavailable'
  | 'replayUnavailable'
  | 'partMissing'
  | 'exploreUnknown'
  | 'exploreState'
  | 'exploreUnavailable'
  | `recording.${RecordingFault['fault'] | 'missing' | 'unreachable' | 'tooLarge' | 'damaged'}`
  | `voice.${'stopped' | 'unplugged' | 'full' | 'broken'}`

/** The dialog that is open, what it was opened for, and the message to the reader. */
export interface Dialogs {
  dialog: DialogName | undefined
  /** Block of the figure that the dialog `figure` shows, or `card` draws. */
  figure: string | undefined
  /** The words that the dialog `share` or `card` was opened for. */
  shared: Passage | undefined
  /** Id of the annotation that the dialog `note` shows. */
  annotation: string | undefined
  notice: Notice | undefined

  openDialog: (dialog: DialogName) => void
  /** Shows the figure of a block of the slide large. */
  openFigure: (block: string) => void
  /** Opens the share dialog for words of the transcript. */
  openShare: (passage: Passage) => void
  /** Makes a picture of words of the transcript, all of them in `quote`. */
  openCard: (passage: Passage) => void
  /** Makes a picture of the figure whose caption these words are. */
  openFigureCard: (caption: Passage) => void
  /** Shows the reader's note on words of the transcript. */
  openNote: (annotation: string) => void
  closeDialog: () => void
  setNotice: (notice: Notice | undefined) => void
}

export function createDialogs(set: SetState<Dialogs>): Dialogs {
  return {
    dialog: undefined,
    figure: undefined,
    shared: undefined,
    annotation: undefined,
    notice: undefined,

    openDialog: (dialog) => {
      set({ dialog, shared: undefined })
    },
    openFigure: (block) => {
      set({ dialog: 'figure', figure: block })
    },
    openShare: (passage) => {
      set({ dialog: 'share', shared: passage })
    },
    openCard: (passage) => {
      set({ dialog: 'card', shared: passage })
    },
    openFigureCard: (caption) => {
      set({ dialog: 'card', shared: caption, figure: caption.block })
    },
    openNote: (annotation) => {
      set({ dialog: 'note', annotation })
    },
    closeDialog: () => {
      set({ dialog: undefined, figure: undefined, shared: undefined, annotation: undefined })
    },
    setNotice: (notice) => {
      set({ notice })
    },
  }
}
