import { describe, expect, it } from 'vitest'
import { findableSlide, findSlides } from '../../src/deck/find-slides.ts'

const SLIDES = [
  findableSlide(1, ['表紙', 'Title']),
  findableSlide(4, ['ＧＰＴ-4の登場', 'GPT-4 arrives']),
  findableSlide(14, ['モデルの大きさ', 'Model sizes']),
  findableSlide(41, ['PaLI：事前学習内容', 'PaLI: pre-training tasks']),
  findableSlide(42, ['PaLI：学習データ', 'PaLI: training data']),
]

describe('finding slides', () => {
  it('finds a number before numbers that begin so, and both before titles', () => {
    expect(findSlides(SLIDES, '4')).toEqual([4, 41, 42])
  })

  it('finds full-width digits', () => {
    expect(findSlides(SLIDES, '４１')).toEqual([41])
  })

  it('finds part of a title in either language, however it is written', () => {
    expect(findSlides(SLIDES, 'gpt-4')).toEqual([4])
    expect(findSlides(SLIDES, 'もでる')).toEqual([14])
    expect(findSlides(SLIDES, 'Training')).toEqual([41, 42])
  })

  it('finds titles that hold all of several words', () => {
    expect(findSlides(SLIDES, 'pali data')).toEqual([42])
  })

  it('finds all slides for nothing, and none for what stands nowhere', () => {
    expect(findSlides(SLIDES, '  ')).toEqual([1, 4, 14, 41, 42])
    expect(findSlides(SLIDES, '.*')).toEqual([])
  })
})
