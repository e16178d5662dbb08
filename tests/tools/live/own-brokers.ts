import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort, hasMosquitto, untilReachable } from '../../../src/tools/bench/live/brokers.ts'

export const PASSWORD = 'of-the-speaker'

/** A broker that runs with the configuration of src/talk/live/brokers, at other places. */
export interface OwnBroker {
  /** Behind a proxy, and over TLS with a certificate of its own. */
  plain: string
  tls: string
  /** `BROKER_USERS`: the command beside the configuration. */
  users: string
  stop: () => Promise<void>
}

const FOLDER = new URL('../../../src/talk/live/brokers/', import.meta.url)

export const OWN_BROKERS = [
  { name: 'Mosquitto', isThere: hasMosquitto(), start: startMosquitto },
  { name: 'RabbitMQ', isThere: rabbitPrograms() !== undefined, start: startRabbit },
]

/** A file of the folder, with what it says replaced: each of them must stand in it. */
async function configuration(name: string, places: Record<string, string>): Promise<string> {
  let text = await readFile(new URL(name, FOLDER), 'utf8')
  for (const [written, here] of Object.entries(places)) {
    if (!text.includes(written)) throw new Error(`${name} says no ${written}`)
    text = text.replaceAll(written, here)
  }
  return text
}

/** A folder with a certificate for the loopback that nobody has signed. */
async function folderWithCertificate(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'broker-'))
  const files = ['-keyout', join(folder, 'privkey.pem'), '-out', join(folder, 'fullchain.pem')]
  execFileSync(
    'openssl',
    ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost', ...files],
    { stdio: 'ignore' },
  )
  return folder
}

function stopper(child: ChildProcess, folder: string): () => Promise<void> {
  return async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    await ended
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function startMosquitto(): Promise<OwnBroker> {
  const folder = await folderWithCertificate()
  const [plain, tls] = [await freePort(), await freePort()]
  const conf = await configuration('mosquitto.conf', {
    '/etc/mosquitto/colloquium': folder,
    '/var/lib/mosquitto/': `${folder}/`,
    'listener 8884': `listener ${String(tls)} 127.0.0.1`,
    'listener 9001': `listener ${String(plain)}`,
  })
  // Started by root, as in a container, it would become a user who may not read these files.
  const user = process.getuid?.() === 0 ? 'user root\n' : ''
  await writeFile(join(folder, 'mosquitto.acl'), await configuration('mosquitto.acl', {}), { mode: 0o600 })
  await writeFile(join(folder, 'conf'), user + conf)
  execFileSync('mosquitto_passwd', ['-b', '-c', join(folder, 'passwords'), 'speaker', PASSWORD], {
    stdio: 'ignore',
  })
  const child = spawn('mosquitto', ['-c', join(folder, 'conf')], { stdio: 'ignore' })
  await writeFile(join(folder, 'pid'), String(child.pid))
  await untilReachable(plain)
  return {
    plain: `ws://127.0.0.1:${String(plain)}/`,
    tls: `wss://127.0.0.1:${String(tls)}/`,
    users: `PASSWORDS=${join(folder, 'passwords')} PID_FILE=${join(folder, 'pid')} sh ${fileURLToPath(new URL('mosquitto-user', FOLDER))}`,
    stop: stopper(child, folder),
  }
}

/** Where the programs themselves are: Debian's wrappers run as a user of their own. */
function rabbitPrograms(): string | undefined {
  const root = '/usr/lib/rabbitmq/lib'
  if (!existsSync(root)) return undefined
  const version = readdirSync(root).find((name) => name.startsWith('rabbitmq_server-'))
  return version === undefined ? undefined : join(root, version, 'sbin')
}

async function startRabbit(): Promise<OwnBroker> {
  const programs = rabbitPrograms() ?? ''
  const folder = await folderWithCertificate()
  const [plain, tls, mqtt, amqp, distribution, epmd] = await Promise.all([
    freePort(),
    freePort(),
    freePort(),
    freePort(),
    freePort(),
    freePort(),
  ])
  const conf = await configuration('rabbitmq.conf', {
    '/etc/rabbitmq/colloquium': folder,
    '127.0.0.1:5672': `127.0.0.1:${String(amqp)}`,
    '127.0.0.1:1883': `127.0.0.1:${String(mqtt)}`,
    'web_mqtt.ssl.port = 15676': `web_mqtt.ssl.port = ${String(tls)}`,
    'web_mqtt.tcp.port = 15675': `web_mqtt.tcp.port = ${String(plain)}`,
  })
  await writeFile(join(folder, 'rabbitmq.conf'), conf)
  await writeFile(join(folder, 'rabbitmq.json'), await configuration('rabbitmq.json', {}))
  await writeFile(join(folder, 'plugins'), '[rabbitmq_web_mqtt].\n')
  await mkdir(join(folder, 'home'))
  await writeFile(join(folder, 'home', '.erlang.cookie'), 'of-this-test')
  await chmod(join(folder, 'home', '.erlang.cookie'), 0o400)
  const env = {
    ...process.env,
    HOME: join(folder, 'home'),
    RABBITMQ_NODENAME: `colloquium-${String(plain)}@localhost`,
    RABBITMQ_DIST_PORT: String(distribution),
    RABBITMQ_CONFIG_FILE: join(folder, 'rabbitmq.conf'),
    RABBITMQ_ENABLED_PLUGINS_FILE: join(folder, 'plugins'),
    RABBITMQ_MNESIA_BASE: join(folder, 'data'),
    RABBITMQ_LOG_BASE: join(folder, 'log'),
    // The daemon that tells nodes' ports is of this test alone, and ended with it.
    ERL_EPMD_PORT: String(epmd),
  }
  const child = spawn(join(programs, 'rabbitmq-server'), [], { stdio: 'ignore', env, detached: true })
  const stop = async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    // The program is a script, and the broker its child.
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
    await ended
    await endEpmd(env)
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  await untilReachable(plain, 180).catch(async (error: unknown) => {
    await stop()
    throw error
  })
  const control = (...args: string[]) => {
    execFileSync(join(programs, 'rabbitmqctl'), args, { stdio: 'ignore', env })
  }
  control('await_startup')
  control('add_user', 'speaker', PASSWORD)
  control('set_permissions', 'speaker', '.*', '.*', '.*')
  control('set_topic_permissions', 'speaker', 'amq.topic', '^talks\\..*', '^talks\\..*')
  return {
    plain: `ws://127.0.0.1:${String(plain)}/mqtt`,
    tls: `wss://127.0.0.1:${String(tls)}/mqtt`,
    users: [
      ...Object.entries(env)
        .filter(([name]) => /^(HOME|RABBITMQ_NODENAME|ERL_EPMD_PORT)$/.test(name))
        .map(([name, value]) => `${name}=${value}`),
      `RABBITMQCTL=${join(programs, 'rabbitmqctl')}`,
      `sh ${fileURLToPath(new URL('rabbitmq-user', FOLDER))}`,
    ].join(' '),
    stop,
  }
}

/** It stays as long as it thinks that its node is alive: a moment longer than that is. */
async function endEpmd(env: NodeJS.ProcessEnv): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    try {
      execFileSync('epmd', ['-kill'], { stdio: 'ignore', env })
      return
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  throw new Error('epmd does not end')
}
