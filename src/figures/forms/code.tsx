import type { CodeData, CodePanel, CodeToken } from './code-data.ts'
import { inLocale, type Drawing } from '../drawing.ts'

/** Highlighted code: see `CodeData`. */
export const drawing: Drawing<CodeData> = ({ data, locale }) => (
  <div className={`code code-${data.arrangement}`}>
    {data.panels.map((panel, index) => (
      <div key={index} className="code-panel">
        <p className="code-title">{inLocale(panel.title, locale)}</p>
        <pre className={panel.lang === 'text' ? 'code-prose' : 'code-lines'}>
          <code>
            {(panel.lines ?? panel.code.map((line) => [{ text: inLocale(line, locale) }])).map(
              (tokens, at) => (
                <Line key={at} tokens={tokens} look={lookOf(panel, at + 1)} />
              ),
            )}
          </code>
        </pre>
      </div>
    ))}
  </div>
)

type Look = 'marked' | 'wrong' | undefined

function lookOf({ marked = [], wrong = [] }: CodePanel, line: number): Look {
  if (marked.includes(line)) return 'marked'
  return wrong.includes(line) ? 'wrong' : undefined
}

/** A line ends with a line break, so that copied code keeps its lines. */
function Line({ tokens, look }: { tokens: readonly CodeToken[]; look: Look }) {
  const indent = /^\s*/.exec(tokens.map(({ text }) => text).join(''))?.[0] ?? ''
  const words = tokens.map((token, index) => {
    const text = index === 0 ? token.text.slice(indent.length) : token.text
    return token.class ? (
      <span key={index} className={token.class}>
        {text}
      </span>
    ) : (
      text
    )
  })
  return (
    <span className={look ? `code-line code-line-${look}` : 'code-line'}>
      {indent}
      {look === 'marked' ? <mark>{words}</mark> : <span>{words}</span>}
      {'\n'}
    </span>
  )
}
