import { EMBED_SIZE, EMBED_TRANSCRIPT_HEIGHT_PX } from '../../deck/embed-size.ts'
import { escapeHtml } from '../../deck/transcript-article.ts'

/** HTML for another site's page. The style keeps the proportions; where a host drops it, width and height do. */
export function embedCode(address: string, title: string, withTranscript: boolean): string {
  const { width } = EMBED_SIZE
  const height = EMBED_SIZE.height + (withTranscript ? EMBED_TRANSCRIPT_HEIGHT_PX : 0)
  return `<iframe src="${escapeHtml(address)}" title="${escapeHtml(title)}" width="${width}" height="${height}" style="width:100%;height:auto;aspect-ratio:${width}/${height};border:0" loading="lazy" allowfullscreen></iframe>`
}
