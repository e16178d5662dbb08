import { describe, expect, it } from 'vitest'
import type { ClickerMessage } from '../../../src/deck/live/live-messages.ts'
import { ClickerGate } from '../../../src/talk/live/clicker-gate.ts'
import { randomName } from '../../../src/talk/live/random-name.ts'

const NAME = randomName()
const CLIENT = `c-${randomName()}`

function joined() {
  const gate = new ClickerGate()
  const code = gate.invite()
  const send = (seq: number, action: ClickerMessage['action'], clicker = NAME, clientId = CLIENT) =>
    gate.admit({ code, clicker, seq, action, ...(action === 'laser' && { x: 0.5, y: 0.5 }) }, clientId)
      ?.action
  send(1, 'join')
  return { gate, code, send }
}

describe('the gate of clickers', () => {
  it('lets the first that comes with a code turn slides, each turn once', () => {
    const { gate, send } = joined()
    expect(gate.clickers()).toEqual([NAME])
    expect([send(2, 'next'), send(2, 'next'), send(3, 'previous')]).toEqual(['next', undefined, 'previous'])
  })

  it('keeps a turn that the laser overtook', () => {
    const { send } = joined()
    expect([send(3, 'laser'), send(2, 'next'), send(5, 'laser-off'), send(4, 'laser')]).toEqual([
      'laser',
      'next',
      'laser-off',
      undefined,
    ])
  })

  it('turns away who comes with the same code by another name or connection, or without one', () => {
    const { gate, send } = joined()
    expect(send(9, 'next', randomName())).toBeUndefined()
    expect(send(9, 'next', NAME, `c-${randomName()}`)).toBeUndefined()
    expect(gate.admit({ code: randomName(), clicker: NAME, seq: 9, action: 'next' }, CLIENT)).toBeUndefined()
  })

  it('knows its clickers after the page was loaded anew, and takes no turn twice', () => {
    const { gate, code, send } = joined()
    send(5, 'next')
    gate.invite()
    const again = new ClickerGate()
    again.adopt(JSON.parse(JSON.stringify(gate.keep())))
    expect(again.clickers()).toEqual([NAME])
    const turn = (seq: number) => again.admit({ code, clicker: NAME, seq, action: 'next' }, CLIENT)?.action
    expect([turn(5), turn(6)]).toEqual([undefined, 'next'])
    for (const nonsense of ['nonsense', [['x', null], 1, [code, { name: '<' }]]]) {
      const other = new ClickerGate()
      other.adopt(nonsense)
      expect(other.clickers()).toEqual([])
    }
  })

  it('goes on with the clickers of the page that it takes over from: with who came, without who was thrown out', () => {
    const { gate: deck, code, send } = joined()
    const speakerView = new ClickerGate()
    speakerView.adopt(deck.keep())
    const later = speakerView.invite()
    const [name, clientId] = [randomName(), `c-${randomName()}`]
    speakerView.admit({ code: later, clicker: name, seq: 1, action: 'join' }, clientId)
    send(7, 'next')
    deck.adopt(speakerView.keep())
    expect(deck.clickers()).toEqual([NAME, name])
    expect(send(7, 'next')).toBeUndefined()
    speakerView.dismiss(NAME)
    deck.adopt(speakerView.keep())
    expect(deck.clickers()).toEqual([name])
    expect(deck.codes()).not.toContain(code)
  })

  it('keeps a code that nobody has come with when it goes on with others', () => {
    const gate = new ClickerGate()
    const code = gate.invite()
    gate.adopt([])
    expect(gate.codes()).toEqual([code])
  })

  it('forgets a clicker that is thrown out, and its code', () => {
    const { gate, code, send } = joined()
    gate.dismiss(NAME)
    expect(send(9, 'next')).toBeUndefined()
    expect(gate.clickers()).toEqual([])
    expect(gate.codes()).not.toContain(code)
  })
})
