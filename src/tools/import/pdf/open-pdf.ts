import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { checkPageCount } from '../bounds.ts'
import { ImportError } from '../import-error.ts'

const packageFolder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))

/** What pdf.js needs beside the file: CMaps of Japanese fonts without embedded ones, and the standard fonts. */
export const PDF_DATA = {
  cMapUrl: join(packageFolder, 'cmaps/'),
  cMapPacked: true,
  standardFontDataUrl: join(packageFolder, 'standard_fonts/'),
  wasmUrl: join(packageFolder, 'wasm/'),
  isEvalSupported: false,
  verbosity: 0,
}

/** A PDF that is larger is no deck that a machine of today can hold while it reads it. */
export const LARGEST_PDF_BYTES = 512 * 1024 * 1024

/** Opens a PDF, uses it and closes it again. Throws an ImportError that says why it can't be read. */
export async function withPdf<T>(
  name: string,
  bytes: Uint8Array,
  use: (document: PDFDocumentProxy) => Promise<T>,
): Promise<T> {
  if (bytes.length > LARGEST_PDF_BYTES) {
    throw new ImportError(
      name,
      `${String(Math.round(bytes.length / 1e6))} MB are more than an import takes (512 MB)`,
    )
  }
  const task = getDocument({ ...PDF_DATA, data: new Uint8Array(bytes) })
  try {
    const document = await task.promise.catch((error: unknown) => {
      throw pdfFault(name, error)
    })
    checkPageCount(name, document.numPages, 'pages')
    if (document.numPages === 0) throw new ImportError(name, 'the PDF has no pages')
    if (!(document.numPages > 0)) throw new ImportError(name, falseCount(document.numPages))
    return await use(document)
  } finally {
    await task.destroy()
  }
}

function falseCount(count: number): string {
  return `the PDF is damaged: it says that it has ${String(count)} pages; open it in a viewer, save it anew (print it into a file), and import that`
}

function pdfFault(name: string, error: unknown): ImportError {
  const kind = error instanceof Error ? error.name : ''
  if (kind === 'PasswordException') {
    return new ImportError(name, 'the PDF is encrypted: save it without a password, and import that')
  }
  return new ImportError(
    name,
    `this is no PDF that can be read (${error instanceof Error ? error.message : String(error)})`,
  )
}
