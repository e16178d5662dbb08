/*
 * Published recordings that a listener keeps, to hear them without network: whole files in the origin's private file
 * system, each under its address.
 */

const FOLDER = 'colloquium-voice-kept'

async function keptFolder(): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory()
  return root.getDirectoryHandle(FOLDER, { create: true })
}

/** Several decks may be on one origin: the whole address names the file. */
function nameOf(url: string): string {
  return encodeURIComponent(new URL(url).pathname)
}

/** False where the device keeps nothing, or has no room. */
export async function keepTalk(url: string, file: Blob): Promise<boolean> {
  try {
    const handle = await (await keptFolder()).getFileHandle(nameOf(url), { create: true })
    const writable = await handle.createWritable()
    await writable.write(file)
    await writable.close()
    return true
  } catch {
    return false
  }
}

/** Undefined where it isn't kept. */
export async function keptTalk(url: string): Promise<Blob | undefined> {
  try {
    return await (await (await keptFolder()).getFileHandle(nameOf(url))).getFile()
  } catch {
    return undefined
  }
}

export async function forgetTalk(url: string): Promise<void> {
  await (await keptFolder()).removeEntry(nameOf(url)).catch(() => undefined)
}
