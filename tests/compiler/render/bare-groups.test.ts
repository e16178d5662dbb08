import { toHtml } from 'hast-util-to-html'
import { describe, expect, it } from 'vitest'
import { dropBareGroups } from '../../../src/compiler/render/bare-groups.ts'
import { elementsIn, parseForeign } from '../../../src/compiler/render/hast.ts'

function slimmed(svg: string): string {
  const drawings = elementsIn(parseForeign(svg))
  dropBareGroups(drawings)
  return toHtml(drawings)
}

describe('groups of a drawing', () => {
  it('are left out where they say nothing, however deep', () => {
    expect(
      slimmed(
        '<svg><g><g><rect width="1"></rect></g><path d="M0 0"></path></g><circle r="2"></circle></svg>',
      ),
    ).toBe('<svg><rect width="1"></rect><path d="M0 0"></path><circle r="2"></circle></svg>')
  })

  it('stay where they say place, look or name', () => {
    const svg =
      '<svg><g transform="translate(1 2)"><rect></rect></g><g class="fig-part"><g id="a"></g></g></svg>'
    expect(slimmed(svg)).toBe(svg)
  })

  it('leave the words of a text as one', () => {
    expect(slimmed('<svg><text x="1">a <tspan>b</tspan><tspan x="1" dy="2">c</tspan></text></svg>')).toBe(
      '<svg><text x="1">a b<tspan x="1" dy="2">c</tspan></text></svg>',
    )
  })
})
