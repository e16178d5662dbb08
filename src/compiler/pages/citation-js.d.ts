declare module '@citation-js/core' {
  /** Reads CSL-JSON, BibTeX or RIS (by what plugins are there), and writes the same. */
  export class Cite {
    constructor(data: unknown)
    /** CSL-JSON. */
    data: Record<string, unknown>[]
    format(format: 'bibtex' | 'ris'): string
    format(format: 'bibliography', options: BibliographyOptions): [id: string, text: string][]
  }
  export interface BibliographyOptions {
    format: 'html' | 'text'
    template: 'apa'
    lang: 'en-US'
    asEntryArray: true
  }
  export const plugins: {
    config: { get(plugin: '@bibtex'): { format: { asciiOnly: boolean; useIdAsLabel: boolean } } }
  }
}
declare module '@citation-js/plugin-csl'
declare module '@citation-js/plugin-bibtex'
declare module '@citation-js/plugin-ris'
