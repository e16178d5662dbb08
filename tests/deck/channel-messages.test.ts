import { describe, expect, it } from 'vitest'
import { readEnvelope } from '../../src/deck/channel-messages.ts'

const show = {
  slideNumber: 41,
  fragment: -1,
  locale: 'ja',
  curtain: 'black',
  stamp: { count: 3, origin: 'a' },
}
const envelope = { colloquium: 1, kind: 'show', body: show, from: 'a', role: 'stage', locked: false }

describe('a message of the channel', () => {
  it('is what was posted', () => {
    expect(readEnvelope(structuredClone(envelope))).toEqual(envelope)
    const all = { ...envelope, body: { ...show, fragment: Infinity, curtain: undefined } }
    expect(readEnvelope(structuredClone(all))).toEqual(all)
    const ofBuild = { ...envelope, build: 'aa_1' }
    expect(readEnvelope(structuredClone(ofBuild))).toEqual(ofBuild)
  })

  it.each([
    ['another program’s', 'hello'],
    ['nothing', null],
    ['another version’s', { ...envelope, colloquium: 2 }],
    ['of an unknown kind', { ...envelope, kind: 'toString' }],
    ['from nobody', { ...envelope, from: undefined }],
    ['from an unknown role', { ...envelope, role: 'admin' }],
    ['without a slide', { ...envelope, body: { ...show, slideNumber: 0 } }],
    ['with half a slide', { ...envelope, body: { ...show, slideNumber: 1.5 } }],
    ['without a step', { ...envelope, body: { ...show, fragment: 'last' } }],
    ['in an unknown language', { ...envelope, body: { ...show, locale: 'fr' } }],
    ['with an unknown curtain', { ...envelope, body: { ...show, curtain: 'red' } }],
    ['with a block that is none', { ...envelope, body: { ...show, lit: 'b3<script>' } }],
    ['without a stamp', { ...envelope, body: { ...show, stamp: undefined } }],
    ['with a body where none belongs', { ...envelope, kind: 'hello', body: {} }],
  ])('is ignored when it is %s', (_, data) => {
    expect(readEnvelope(data)).toBeUndefined()
  })
})
