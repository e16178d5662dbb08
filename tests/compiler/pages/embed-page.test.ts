import type { Element } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { beforeAll, describe, expect, it } from 'vitest'
import { embedDocument } from '../../../src/compiler/pages/embed-page.ts'
import { element, text } from '../../../src/compiler/render/hast.ts'
import type { CompiledSlide } from '../../../src/compiler/compiled-deck.ts'
import { compileFixture, type CompiledFixture } from '../../fixtures/compiled-deck.ts'

let fixture: CompiledFixture
beforeAll(async () => {
  fixture = await compileFixture()
})

/** The player's page of a slide with these elements. */
function playerOf(...children: Element[]): string {
  const [first] = fixture.compiled.slides.en
  const stage = element('section', { className: ['slide'] }, children)
  const slide = {
    ...(first as CompiledSlide),
    stageHtml: toHtml(stage),
    treesJson: JSON.stringify({ stage, blocks: [] }),
  }
  return embedDocument({
    deck: fixture.deck,
    site: { origin: undefined, base: '/' },
    slide,
    early: 'early()',
    script: 'assets/embed.js',
    styles: [],
    fontCss: '',
    deckFonts: 'assets/fonts.css',
    policy: true,
  })
}

describe('the slide in the player', () => {
  it('has its pictures, the larger ones too, from a folder deeper', () => {
    const src = '../../assets/001.webp'
    const page = playerOf(element('img', { src, srcSet: `${src} 1x, ../../assets/001@2x.webp 2x` }))
    expect(page).toContain(
      '<img src="../../../assets/001.webp" srcset="../../../assets/001.webp 1x, ../../../assets/001@2x.webp 2x">',
    )
  })

  it('opens links in new tabs, whatever else they are, and its own places where they are', () => {
    const page = playerOf(
      element('a', { className: ['cite'], href: '../3/' }, [text('3')]),
      element('a', { href: '#b1' }, [text('1')]),
    )
    expect(page).toContain('<a target="_blank" rel="noopener" class="cite" href="../../3/">3</a>')
    expect(page).toContain('<a href="#b1">1</a>')
  })

  it('is as on its own page where it names nothing elsewhere', () => {
    const page = playerOf(element('p', { lang: 'ja' }, [text('潮')]))
    expect(page).toContain('<section class="slide"><p lang="ja">潮</p></section>')
  })

  it('keeps words that look like links', () => {
    const words = '<a href="../3/" src="../4/">'
    expect(playerOf(element('code', {}, [text(words)]))).toContain(
      '<code>&#x3C;a href="../3/" src="../4/"></code>',
    )
  })
})
