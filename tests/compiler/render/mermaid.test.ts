import { describe, expect, it } from 'vitest'
import { readableMermaid } from '../../../src/compiler/render/mermaid/readable-lines.ts'
import { mermaidSvg } from '../../../src/compiler/render/mermaid/draw-mermaid.ts'

/** How many arrows and lines a picture has, and its words. */
async function drawn(source: string): Promise<{ edges: number; words: string[] }> {
  const svg = await mermaidSvg(source)
  return {
    edges: (svg.match(/<(?:polyline|path|line) [^>]*class="edge/g) ?? []).length,
    words: [...svg.matchAll(/>([^<>]*[^\s<>][^<>]*)</g)].map(([, words = '']) => words).sort(),
  }
}

describe('a flow chart', () => {
  it.each([
    ['A-->B', 1, ['A', 'B']],
    ['A-->B-->C', 2, ['A', 'B', 'C']],
    ['A[One]-->|yes|B(Two)', 1, ['One', 'Two', 'yes']],
    ['A-- no -->B\nB--sure---->A', 2, ['A', 'B', 'no', 'sure']],
    ['A-.->B\nA==>C\nB-. maybe .->C\nC<-->A\nB---C', 5, ['A', 'B', 'C', 'maybe']],
    ['A & B-->C & D', 4, ['A', 'B', 'C', 'D']],
    ['A["x; (y)"]-->B{z?}; B-->C((w)) %% said', 2, ['w', 'x; (y)', 'z?']],
    ['始め-->終わり[終わり (完)]\n始め --> us-east', 2, ['us-east', '始め', '終わり (完)']],
    [
      'A["W[i]"] --> B("f(x)") --> C{"{a}"} --> D[x (y)] --> E(["[z]"])',
      4,
      ['W[i]', '[z]', 'f(x)', 'x (y)', '{a}'],
    ],
    ['A --> B\nA[Later] --> C', 2, ['B', 'C', 'Later']],
    ['A["重み<br>**W**"] --> B["a & b < c"]', 1, ['W', 'a &amp; b &lt; c', '重み']],
    [
      'subgraph 群 [組]\nA-->B\nend\nclick A "https://x.example"\nstyle 始 fill:#f00\n始-->A',
      2,
      ['A', 'B', '始', '組'],
    ],
  ])('%j has all of its %i arrows and its words', async (lines, edges, words) => {
    expect(await drawn(`flowchart LR\n${lines}`)).toEqual({ edges, words })
    expect(await drawn(`graph TD; ${lines.replaceAll('\n', '; ').replace('%% said', '')}`)).toEqual({
      edges,
      words,
    })
  })

  it('has each node in the first subgraph that ends and names it, wherever it is named before', () => {
    const lines = ['Web --> Api', 'subgraph Outer [All of it]', 'Api', 'subgraph 内', 'Db', 'end', 'end']
    expect(readableMermaid(['flowchart LR', ...lines].join('\n')).source.split('\n')).toEqual([
      'flowchart LR',
      'Web[Web]',
      'subgraph Outer [All of it]',
      'Api[Api]',
      'subgraph name_1 [内]',
      'Db[Db]',
      ...['end', 'end'],
      ...['Web --> Api', 'Api', 'Db'],
    ])
  })

  it('is written as it was where the library reads it', () => {
    const source = 'flowchart LR\nA[One] --> B(Two)\nB -->|yes| C{Three}'
    expect(readableMermaid(source).source).toBe(source)
  })

  it.each([
    ['A --> B\nA -> B', 'line 3: “A -> B” can’t be drawn here'],
    ['A --> ', 'line 2: “A -->” can’t be drawn here'],
    ['A --> B[unclosed', 'line 2: “A --> B[unclosed” can’t be drawn here'],
    ['A --x B', 'line 2: “A --x B” can’t be drawn here'],
    ['A —> C', 'line 2: “A —> C” can’t be drawn here'],
    ['subgraph S\nA --> B', 'line 2: “subgraph S” has no end'],
    [
      'subgraph A\nsubgraph B\nx\nend\ny --> x\nend',
      'line 6: “y --> x” can’t be drawn here; write it in another way, or leave it out',
    ],
    ['subgraph A\nx\nend\nx --> A', 'line 5: “x --> A” can’t be drawn here'],
    ['subgraph A\nA --> A\nend', 'line 3: “A --> A” can’t be drawn here'],
    ['end', 'line 2: “end” can’t be drawn here'],
    ['A[First] --> B\nA[Later] --> C', 'line 2: “A[First] --> B” can’t be drawn here'],
    ['direction TB\nA --> B', 'line 2: “direction TB” can’t be drawn here'],
  ])('%j is refused by its line', async (lines, message) => {
    await expect(mermaidSvg(`flowchart LR\n${lines}`)).rejects.toThrow(message)
  })
})

describe('another diagram', () => {
  it.each([
    'sequenceDiagram\nparticipant A as Alice\nA->>+B: hello: you\nNote over A,B: x\nalt a\nB-->>A: no\nelse b\nB-)A: async\nend\nactivate A',
    'classDiagram\nAnimal <|-- Duck\nAnimal "1" --> "0..*" Egg : lays\nAnimal : +int age\nclass Duck{\n+swim()\n}\nclass Fish',
    'erDiagram\nA ||--o{ B : has\nC {\nstring name PK, FK\n}\nC }o..|| A : "of: a"',
    'stateDiagram-v2\n[*]-->A\nA --> B : go\nstate "Long" as C\nB --> C\nstate D {\n[*] --> E\n}',
  ])('is drawn: %j', async (source) => {
    expect((await drawn(source)).words.length).toBeGreaterThan(3)
  })

  it('says what a state says after it is named', async () => {
    const { words } = await drawn('stateDiagram-v2\nS1 --> S2\nS1 : waiting\nstate "起動" as S2')
    expect(words).toEqual(['waiting', '起動'])
  })

  it.each([
    ['sequenceDiagram\nAlice->Bob hello', 'line 2: “Alice->Bob hello”'],
    ['sequenceDiagram\nAlice Smith->>Bob: hello', 'line 2: “Alice Smith->>Bob: hello”'],
    ['sequenceDiagram\nA-xB: lost', 'line 2: “A-xB: lost”'],
    ['sequenceDiagram\nA<<->>B: both', 'line 2: “A<<->>B: both”'],
    ['sequenceDiagram\nparticipant A B', 'line 2: “participant A B”'],
    ['sequenceDiagram\nA->>B: b\nelse words', 'line 3: “else words”'],
    ['sequenceDiagram\nloop a\nA->>B: b', 'line 2: “loop a” has no end'],
    ['classDiagram\nA <|~~ B', 'line 2: “A <|~~ B”'],
    ['classDiagram\nnamespace N {\nclass Bird\n}', 'line 2: “namespace N {”'],
    ['stateDiagram-v2\nstate "Long" as C\nC : words', 'line 3: “C : words”'],
    ['classDiagram\nclass A["Name"]', 'line 2: “class A["Name"]”'],
    ['erDiagram\np[人] ||--o{ B : has', 'line 2: “p[人] ||--o{ B : has”'],
    ['erDiagram\nC {\nint id "said aside"\n}', 'line 3: “int id "said aside"”'],
    ['erDiagram\nA ||--o B : has', 'line 2: “A ||--o B : has”'],
    ['erDiagram\nC {\nname\n}', 'line 3: “name”'],
    ['stateDiagram-v2\nA -> B', 'line 2: “A -> B”'],
    ['stateDiagram-v2\nA --> B\nnote right of A: x', 'line 3: “note right of A: x”'],
    ['\n\n', 'the diagram is empty'],
  ])('%j is refused by its line', async (source, message) => {
    await expect(mermaidSvg(source)).rejects.toThrow(message)
  })
})
