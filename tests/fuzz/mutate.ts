import fc from 'fast-check'

/** What breaks out, where something is put together from text. */
const HOSTILE = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '</section></div><h1>',
  '"><svg onload=alert(1)>',
  "' onmouseover='x()",
  '<!--',
  '-->',
  ']]>',
  '<style>*{color:red}</style>',
  '<meta http-equiv="refresh" content="0;url=https://evil.example">',
  '[x](javascript:alert(1))',
  '[x](data:text/html,<script>1</script>)',
  '![x](https://evil.example/x.png)',
  '![x](//evil.example/x.png)',
  '![x](../../../../etc/passwd)',
  '<https://evil.example>',
  '[*]: https://evil.example',
  '$\\href{javascript:alert(1)}{x}$',
  '$\\htmlData{onclick=alert(1)}{x}$',
  '$\\htmlStyle{position:fixed}{x}$',
  '$\\includegraphics{https://evil.example/x.png}$',
  '$$\\def\\a{\\a\\a}\\a$$',
  '$x$',
  '$$',
  ':::',
  '::::ja',
  '::::',
  ':::notes',
  ':::figure{name=x}',
  ':::figure{name=../../deck}',
  ':::formula{spoken="a"}',
  ':::fragment',
  ':::dialogue{speaker="<b>"}',
  ':cite[x]{key=constructor}',
  ':corrected[x]{published="<b>" note="&quot;"}',
  ':lang[x]{lang="\\" onload=x"}',
  ':mark[x]{class=evil style="color:red" onclick=x id=root}',
  ':part[x]{name="a b"}',
  ':restored[',
  '{.x #y onclick="z"}',
  '---',
  '--- |',
  '```html\n<script>\n```',
  '```constructor\nx\n```',
  '~~~',
  '| a | b |\n| - | - |\n| c | d |',
  '- [ ] x',
  '[^1]\n\n[^1]: x',
  '&lt;script&gt;&#60;b&#62;',
  '\u0000',
  '\u001b[2J',
  '\u202e',
  '\u2028',
  '\ufeff',
  '\ud800',
  '\u{1f600}',
  '__proto__',
  'constructor',
  '*'.repeat(60),
  '> > > > x',
  '        x',
  '\r\n',
  '\n\n',
  '  \n',
]

/** A change of a text: what it puts, where, and for how much of what stood there. */
export interface Mutation {
  at: number
  cut: number
  put: string
}

/** A few changes, each at a part of the text between 0 and 1. */
export const mutations: fc.Arbitrary<Mutation[]> = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    cut: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(40), fc.nat(400)),
    put: fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...HOSTILE) },
      { weight: 2, arbitrary: fc.constant('') },
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom(...'[](){}<>:"\'`$\\|*_~#-&;=,\n '),
    ),
  }),
  { minLength: 1, maxLength: 5 },
)

export function mutate(text: string, changes: readonly Mutation[]): string {
  return changes.reduce((current, { at, cut, put }) => {
    const from = Math.floor(at * current.length)
    return current.slice(0, from) + put + current.slice(from + cut)
  }, text)
}
