/** A file of the built site; paths are below its base. */
export interface SiteFile {
  path: string
  content: string | Buffer
}
