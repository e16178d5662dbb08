import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { Label } from '../../../src/figures/vocabulary/label.tsx'

const markup = (text: string) => renderToStaticMarkup(<Label x={0} y={0} size={20} text={text} />)

describe('a label', () => {
  it('slants a variable', () => {
    expect(markup('× *L*')).toContain('× <tspan class="fig-math">L</tspan>')
  })

  it('lowers a variable’s subscript, and brings what follows up again', () => {
    expect(markup('*W_0* = 1')).toContain(
      '<tspan class="fig-math">W</tspan><tspan dy="4" font-size="15" class="fig-math fig-math-upright fig-subscript">0</tspan><tspan dy="-4"> = 1</tspan>',
    )
  })

  it('keeps its text as it stands where nothing is a variable', () => {
    expect(markup('snake_case')).toContain('>snake_case</tspan>')
  })
})
