import { describe, expect, it } from 'vitest'
import { formatPicturePath } from '../../src/deck/picture-path.ts'

describe('the path of a picture', () => {
  it('names language, slide, kind and content', () => {
    expect(formatPicturePath('card', 'ja', 41, '0f3a')).toBe('pictures/ja/41-card-0f3a.png')
    expect(formatPicturePath('dark', 'en', 1, '0f3a')).toBe('pictures/en/1-dark-0f3a.webp')
  })
})
