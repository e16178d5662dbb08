import { describe, expect, it } from 'vitest'
import { pictureFault } from '../../../src/compiler/read/picture-faults.ts'
import { cleanSvg } from '../../../src/tools/import/written/clean-svg.ts'

const styleOf = (css: string) => {
  const { svg } = cleanSvg(`<svg xmlns="http://www.w3.org/2000/svg"><style>${css}</style><g/></svg>`, 'x.svg')
  expect(pictureFault('x.svg', Buffer.from(svg))).toBeUndefined()
  return /<style>(.*)<\/style>/.exec(svg)?.[1]
}

describe('the stylesheet of a drawing that is imported', () => {
  it.each(['<g/>', '<?x?>', '<!-- x -->', '<a>x</a>', '<![CDATA[]]>'])(
    'fetches nothing, whatever parts its words: %s',
    (part) => {
      expect(styleOf(`@im${part}port "https://example.org/x.css";rect{fill:red}`)).toBe('rect{fill:red}')
      expect(styleOf(`rect{fill:u${part}rl(https://example.org/x)}`)).toBe('rect{fill:none}')
    },
  )

  it.each(['@\\69mport "https://example.org/x.css";', '@im@import;port "https://example.org/x.css";'])(
    'is left out where it hides what it fetches: %s',
    (css) => {
      expect(styleOf(`${css}rect{fill:red}`)).toBe('')
    },
  )

  it('is kept with what stands after an element within', () => {
    expect(styleOf('g &gt; rect{fill:url(#a)}<g/>path{fill:red}')).toBe(
      'g &gt; rect{fill:url(#a)}path{fill:red}',
    )
  })
})
