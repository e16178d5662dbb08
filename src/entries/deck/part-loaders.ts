/** Files that two places load: when they are drawn, and before (a dialog's key, a hall without network). */

export const loadOverview = () =>
  import('../../features/overview/overview-dialog.tsx').then((module) => module.OverviewDialog)
export const loadGoTo = () =>
  import('../../features/go-to/go-to-dialog.tsx').then((module) => module.GoToDialog)
export const loadInk = () => import('../../features/ink/ink.tsx')
