import type { IncomingMessage, ServerResponse } from 'node:http'
import { resolve, sep } from 'node:path'
import { isLocalRequest } from './local-request.ts'

/** Where Vite's overlay asks for the file with the fault to be opened in the author's editor. */
const EDITOR_PATH = /^\/+__open-in-editor(?:[/?]|$)/

/**
 * Lets the author's own pages alone open files of the deck and of the viewer in the editor: Vite does it for whoever asks,
 * be it a picture's address in a page of elsewhere, and for any file of the machine.
 */
export function guardEditor(
  folders: readonly string[],
): (request: IncomingMessage, response: ServerResponse, next: () => void) => void {
  return (request, response, next) => {
    const { url = '' } = request
    if (!EDITOR_PATH.test(url) || (isLocalRequest(request) && isInside(fileAsked(url), folders))) next()
    else {
      response.statusCode = 403
      response.end()
    }
  }
}

function isInside(file: string, folders: readonly string[]): boolean {
  return folders.some((folder) => resolve(file).startsWith(resolve(folder) + sep))
}

/** Without line and column. */
function fileAsked(url: string): string {
  return (new URL(url, 'http://localhost').searchParams.get('file') ?? '').replace(/(?::\d+){1,2}$/, '')
}
