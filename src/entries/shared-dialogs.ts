import { lazyPart } from '../viewer/lazy-part.tsx'

/** The pens, where they are drawn and where their dialog is. */
export const loadInk = () => import('../features/ink/ink.tsx')

/** Dialogs of the page that the speaker's page has too, loaded when first opened. */
export const SHARED_DIALOGS = {
  contents: lazyPart(
    () => import('../features/contents/contents-dialog.tsx').then((module) => module.ContentsDialog),
    'dialog',
  ),
  overview: lazyPart(
    () => import('../features/overview/overview-dialog.tsx').then((module) => module.OverviewDialog),
    'dialog',
  ),
  goTo: lazyPart(
    () => import('../features/go-to/go-to-dialog.tsx').then((module) => module.GoToDialog),
    'dialog',
  ),
  help: lazyPart(
    () => import('../features/help/help-dialog.tsx').then((module) => module.HelpDialog),
    'dialog',
  ),
  clearInk: lazyPart(() => loadInk().then((module) => module.ClearDialog), 'dialog'),
}
