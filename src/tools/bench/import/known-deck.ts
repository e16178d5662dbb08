/** A deck of which everything is known: what each tool is given, and what an import of its file has to find. */
export interface KnownSlide {
  title: string
  bullets?: readonly string[]
  code?: readonly string[]
  table?: readonly (readonly string[])[]
}

const words = (locale: 'ja' | 'en', number: number): KnownSlide[] =>
  locale === 'en'
    ? [
        {
          title: `Tides of port ${String(number)}`,
          bullets: ['The moon pulls the sea', 'The sun does, too', 'At new moon they pull together'],
        },
        {
          title: `${String(number)}. Measuring the level`,
          code: ['def level(hour):', '    if hour < 6:', '        return 2', '    return 3'],
        },
        {
          title: `Levels measured in year ${String(number)}`,
          table: [
            ['Port', 'Low', 'High'],
            ['Tokyo', '0.4', '2.1'],
            ['Cadiz', '0.9', '3.2'],
          ],
        },
      ]
    : [
        {
          title: `港${String(number)}の潮`,
          bullets: ['月が海を引く', '太陽も海を引く', '新月の日には共に引く'],
        },
        {
          title: `${String(number)}. 潮位を測る`,
          code: ['def level(hour):', '    if hour < 6:', '        return 2', '    return 3'],
        },
        {
          title: `${String(number)}年目の潮位`,
          table: [
            ['港', '干潮', '満潮'],
            ['東京', '0.4', '2.1'],
            ['カディス', '0.9', '3.2'],
          ],
        },
      ]

/** Twelve slides in a language: bullets, code and tables in turn. */
export function knownDeck(locale: 'ja' | 'en'): KnownSlide[] {
  return [1, 2, 3, 4].flatMap((number) => words(locale, number))
}
