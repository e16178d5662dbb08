import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { repairLine, repairTranscript } from '../../src/repair/repair-transcript.ts'
import { REPAIR_SAMPLES } from '../../src/tools/bench/repair/bench-repair-samples.ts'
import { garble } from '../../src/tools/bench/repair/garble.ts'
import { makeSoundLines, SOUND_LINES } from '../../src/tools/bench/repair/sound-lines.ts'

const { words } = JSON.parse(readFileSync('tests/repair/sound-words.json', 'utf8')) as {
  words: Record<string, string[]>
}
const made = makeSoundLines(words, 45, 1)
const japanese = Object.values<readonly string[]>(REPAIR_SAMPLES).flat()
const sound = [...SOUND_LINES, ...made, ...japanese]

describe('sound text', () => {
  it('is more than 2,000 lines in more than 20 scripts', () => {
    const scripts =
      'Latin Greek Cyrillic Armenian Georgian Hebrew Arabic Syriac Devanagari Bengali Gurmukhi Gujarati Oriya Tamil Telugu Kannada Malayalam Sinhala Thai Lao Tibetan Myanmar Khmer Ethiopic Cherokee Hangul Han Hiragana Katakana'.split(
        ' ',
      )
    const text = sound.join('\n')
    expect(scripts.filter((script) => !new RegExp(`\\p{Script=${script}}`, 'u').test(text))).toEqual([])
    expect(sound.length).toBeGreaterThan(2000)
  })

  it('stays as it is, line by line', () => {
    expect(sound.filter((line) => repairLine(line).text !== line)).toEqual([])
  })

  it('stays as it is, as one document', () => {
    expect(changedIn(sound)).toEqual([])
  })

  it('stays as it is among damaged lines', () => {
    const damaged = japanese.map((line) => garble(line).published)
    expect(
      changedIn(
        sound.flatMap((line, i) => (i % 10 ? [line] : [damaged[(i / 10) % damaged.length] ?? '', line])),
      ),
    ).toEqual([])
  })

  it('stays as it is, word by word', () => {
    const all = Object.values(words).flat()
    expect(all.filter((word) => repairLine(word).text !== word)).toEqual([])
  })

  function changedIn(lines: string[]): string[] {
    const known = new Set(sound)
    return repairTranscript(lines).flatMap(({ line, text }) =>
      known.has(line) && text !== line ? [line] : [],
    )
  }
})
