import { writeZip } from '../../src/tools/import/pptx/write-zip.ts'

/** A ZIP of files by their names, not packed. */
export function zipOf(files: Readonly<Record<string, string | Buffer>>): Buffer {
  const parts = Object.entries(files).map(([name, content]) => [name, Buffer.from(content)] as const)
  return Buffer.concat(writeZip(new Map(parts)))
}
