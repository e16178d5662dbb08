import { PAGE_DATA_ID, type ReadingPageData } from '../../deck/page-data.ts'

/*
 * The button of the pages that hold the whole transcript. What reading aloud takes comes when it is pressed first; from
 * then on its presses are answered there.
 */
const button = document.querySelector<HTMLButtonElement>('.document-voice')
button?.addEventListener('click', start)

function start(): void {
  const place = document.getElementById('voice')
  const data = document.getElementById(PAGE_DATA_ID)?.textContent
  if (!button || !place || !data) return
  const status = document.querySelector('.document-voice-status')
  button.removeEventListener('click', start)
  import('./read-transcript.tsx').then(
    ({ readTranscript }) => {
      status?.replaceChildren()
      readTranscript(place, button, JSON.parse(data) as ReadingPageData)
    },
    () => {
      status?.replaceChildren(button.dataset['unavailable'] ?? '')
      button.addEventListener('click', start)
    },
  )
}
