/** How it went: `none` where the computer has one screen, `unknown` where the browser can't place windows. */
export type SecondScreenResult = 'opened' | 'none' | 'unknown' | 'refused' | 'blocked'

/** What this needs of the Window Management API, which TypeScript doesn't know. */
interface PlacedScreen {
  availLeft: number
  availTop: number
  availWidth: number
  availHeight: number
}
interface ScreenDetails {
  screens: PlacedScreen[]
  currentScreen: PlacedScreen
}
type PlacingWindow = Window & { getScreenDetails?: () => Promise<ScreenDetails> }

/** Opens the audience's page on the screen where the speaker isn't, in fullscreen where the browser lets it. */
export async function openOnSecondScreen(url: string): Promise<SecondScreenResult> {
  const { getScreenDetails } = window as PlacingWindow
  if (!getScreenDetails) return 'unknown'
  let details: ScreenDetails
  try {
    details = await getScreenDetails.call(window)
  } catch {
    // The permission was denied, now or long ago.
    return 'refused'
  }
  const other = details.screens.find((screen) => screen !== details.currentScreen)
  if (!other) return 'none'
  const { availLeft, availTop, availWidth, availHeight } = other
  const place = `left=${availLeft},top=${availTop},width=${availWidth},height=${availHeight}`
  return window.open(url, '_blank', `popup,fullscreen,${place}`) ? 'opened' : 'blocked'
}
