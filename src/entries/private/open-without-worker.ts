import { readTalkFile, fileOfAddress, type LoadSealed } from '../../deck/private/read-talk.ts'
import type { TalkKeys } from '../../deck/private/talk-keys.ts'
import { isModified } from '../../ui/modified.ts'
import { OpenedFiles } from './opened-files.ts'
import { sayDamaged } from './say.ts'
import { showDocument } from './show-document.ts'

/*
 * Where the browser has no service worker (private windows, pages inside other programs) the talk is read page by page:
 * its pages read without script, and this page opens each of them in its own place. The viewer isn't there.
 */

/** Shows the page at the address, and follows the talk's own links from there. `line` says why there is no more. */
export async function openWithoutWorker(
  baseUrl: string,
  keys: TalkKeys,
  load: LoadSealed,
  line: string,
): Promise<void> {
  const files = new OpenedFiles(baseUrl, (path) => readTalkFile(keys, path, load))
  const show = async () => {
    const path = fileOfAddress(location.href.slice(baseUrl.length).replace(/[?#].*$/, ''))
    const page = (await files.text(path)) ?? (await files.text('404.html')) ?? ''
    await showDocument(page, files, line)
    document.getElementById(location.hash.slice(1))?.scrollIntoView()
  }
  const follow = () => {
    show().catch(sayDamaged)
  }
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (!link || isModified(event) || !link.href.startsWith(baseUrl) || link.hasAttribute('download')) return
    if (link.href.replace(/#.*$/, '') === location.href.replace(/#.*$/, '') && link.hash !== '') return
    event.preventDefault()
    history.pushState(null, '', link.href)
    follow()
  })
  addEventListener('popstate', follow)
  await show()
}
