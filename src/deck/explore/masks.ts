import type { FormCodec } from './form-codec.ts'
import { readWhole } from './numbers.ts'

/** What one group of tokens sees of another: all, none, or of itself what came before. */
export type GroupMask = 'all' | 'none' | 'causal'

/** The data of the form `masks`: objectives that differ by who sees whom. */
export interface MasksData {
  groups: { name: string; tokens: string[] }[]
  objectives: {
    name: string
    /** What is asked, in a line. */
    about: string
    /** A row a group that looks, an entry a group that is looked at. */
    mask: GroupMask[][]
  }[]
  /** Steps of the training, each with the parts that are trained or frozen; the first is the start. */
  stages?: { name: string; parts: { name: string; tone: 'trained' | 'frozen' | 'dimmed'; note?: string }[] }[]
}

export interface MasksState {
  objective: number
  /** The token that looks, counted through all groups. */
  token: number
  stage: number
}

export const masksCodec: FormCodec<MasksData, MasksState> = {
  start: () => ({ objective: 0, token: 0, stage: 0 }),
  read,
  write: ({ objective, token, stage }) => `o${String(objective)}t${String(token)}s${String(stage)}`,
  fault,
}

/** `o1t4s0`: objective, token, stage. */
function read(text: string, data: MasksData): MasksState | undefined {
  const [, objective, token, stage] = /^o(\d+)t(\d+)s(\d+)$/.exec(text) ?? []
  const state = {
    objective: readWhole(objective, 0, data.objectives.length - 1),
    token: readWhole(token, 0, tokensOf(data).length - 1),
    stage: readWhole(stage, 0, Math.max(0, (data.stages?.length ?? 0) - 1)),
  }
  return Object.values(state).includes(undefined) ? undefined : (state as MasksState)
}

/** All tokens in order, with their group and their place in it. */
export function tokensOf({ groups }: MasksData): { text: string; group: number; place: number }[] {
  return groups.flatMap(({ tokens }, group) => tokens.map((text, place) => ({ text, group, place })))
}

/** Who sees whom: a row a token that looks. */
export function maskMatrix(data: MasksData, objective: number): boolean[][] {
  const tokens = tokensOf(data)
  const mask = data.objectives[objective]?.mask ?? []
  return tokens.map((looking) =>
    tokens.map((seen) => {
      const rule = mask[looking.group]?.[seen.group] ?? 'none'
      return rule === 'all' || (rule === 'causal' && seen.place <= looking.place)
    }),
  )
}

function fault({ groups, objectives }: MasksData): string | undefined {
  const isSquare = ({ mask }: MasksData['objectives'][number]) =>
    mask.length === groups.length && mask.every((row) => row.length === groups.length)
  if (!objectives.every(isSquare)) return 'each "mask" must have a row and a column for each group'
  const isCausal = objectives.some(({ mask }) =>
    mask.some((row, looking) => row.some((rule, seen) => rule === 'causal' && looking !== seen)),
  )
  return isCausal ? '"causal" is for what a group sees of itself' : undefined
}
