import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { LIVE_LIMITS } from '../../../src/deck/live/live-limits.ts'
import { parseHocon, type Hocon } from './hocon.ts'

/* EMQX can't be run here: its configuration is read, and compared with that of a broker that is run. */

const FOLDER = new URL('../../../src/talk/live/brokers/', import.meta.url)
const read = (name: string) => readFile(new URL(name, FOLDER), 'utf8')

/** Who may do what with which topic: `everybody read talks/+/+/position`. */
type Rules = Set<string>

/** Of Mosquitto: a topic's own client and user are `%c` and `%u`. */
function rulesOfMosquitto(text: string): Rules {
  let who = 'everybody'
  const rules: Rules = new Set()
  for (const line of text.split('\n')) {
    const [, name] = /^user (\S+)$/.exec(line) ?? []
    if (name !== undefined) who = name
    const [, may, topic = ''] = /^(?:topic|pattern) (read|write|readwrite) (\S+)$/.exec(line) ?? []
    if (may !== undefined) rules.add(`${who} ${may} ${topic}`)
  }
  return rules
}

const MAY: Record<string, string> = { subscribe: 'read', publish: 'write', all: 'readwrite' }

/** Of EMQX: a term of Erlang a rule, ended by a full stop. Throws where one is of another form. */
function rulesOfEmqx(text: string): { rules: Rules; denials: string[] } {
  const terms = text
    .replace(/^%%.*$/gm, '')
    .split(/\.\s*$/m)
    .map((term) => term.trim().replace(/\s+/g, ' '))
  expect(terms.pop()).toBe('')
  const rules: Rules = new Set()
  const denials: string[] = []
  for (const term of terms) {
    if (term.startsWith('{deny, ')) {
      denials.push(term)
      continue
    }
    const form = /^\{allow, (all|\{user, "(\w+)"\}), (subscribe|publish|all), \[("[^"]+"(?:, "[^"]+")*)\]\}$/
    const [, , user = 'everybody', may = '', topics = ''] = form.exec(term) ?? []
    if (topics === '') throw new Error(`no rule: ${term}`)
    for (const [, topic = ''] of topics.matchAll(/"([^"]+)"/g))
      rules.add(
        `${user} ${MAY[may] ?? ''} ${topic.replace('${clientid}', '%c').replace('${username}', '%u')}`,
      )
  }
  return { rules, denials }
}

describe('the access list for EMQX', () => {
  it('lets everybody do what that for Mosquitto does, and nothing else', async () => {
    const { rules, denials } = rulesOfEmqx(await read('emqx-acl.conf'))
    expect([...rules].sort()).toEqual([...rulesOfMosquitto(await read('mosquitto.acl'))].sort())
    expect(rules.size).toBeGreaterThan(15)
    // Client ids that would be patterns first, and at the end whatever nobody has allowed.
    expect(denials).toEqual(['{deny, {clientid, {re, "[^A-Za-z0-9_-]"}}, all, ["talks/#"]}', '{deny, all}'])
  })
})

describe('the configuration for EMQX', () => {
  let conf: { [key: string]: Hocon }
  beforeAll(async () => {
    conf = parseHocon(await read('emqx.conf'))
  })

  it('is HOCON, and a slip in it is none', async () => {
    const text = await read('emqx.conf')
    expect(Object.keys(conf)).toEqual(['authentication', 'authorization', 'mqtt', 'listeners'])
    expect(() => parseHocon(text.replace('}\n\nmqtt', '\n\nmqtt'))).toThrow('a closing brace is missing')
    expect(() => parseHocon(text.replace('"/mqtt"', '"/mqtt'))).toThrow(/^line \d+: /)
    expect(() => parseHocon(text.replace('no_match = deny', 'no_match deny'))).toThrow('a value is missing')
  })

  it('refuses what no rule allows, by the list beside it', () => {
    expect(conf['authorization']).toEqual({
      ...{ no_match: 'deny', deny_action: 'ignore' },
      sources: [{ type: 'file', enable: true, path: '/etc/emqx/colloquium/emqx-acl.conf' }],
    })
    expect(conf['authentication']).toMatchObject([
      { mechanism: 'cinfo', checks: [{ is_match: "str_eq(username, '')", result: 'allow' }] },
      { mechanism: 'password_based', user_id_type: 'username' },
    ])
  })

  it('has one door, which the README names, and takes the largest message', async () => {
    const readme = await read('README.md')
    expect(conf['listeners']).toEqual({
      wss: {
        default: {
          bind: '0.0.0.0:8084',
          websocket: { mqtt_path: '/mqtt' },
          ssl_options: {
            certfile: '/etc/emqx/colloquium/fullchain.pem',
            keyfile: '/etc/emqx/colloquium/privkey.pem',
          },
        },
      },
      ...Object.fromEntries(['tcp', 'ssl', 'ws'].map((door) => [door, { default: { enable: false } }])),
    })
    expect(readme).toContain('BROKER=wss://broker.example:8084/mqtt')
    expect(readme).toContain('cp emqx-acl.conf fullchain.pem privkey.pem /etc/emqx/colloquium/')
    expect(readme).toMatch(/^\| EMQX 5\.9 \| .* \| no; /m)
    const { max_packet_size: largest } = conf['mqtt'] as Record<string, string>
    const [, kilobytes] = /^(\d+)KB$/.exec(largest ?? '') ?? []
    expect(Number(kilobytes) * 1024).toBeGreaterThan(LIVE_LIMITS.keeperBytes)
  })
})
