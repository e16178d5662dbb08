import { randomBytes, randomInt } from 'node:crypto'
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { OPEN_FOLDER, OPEN_LIST, type OpenList } from '../../../compiler/site/private-open.ts'
import { formatBase64url, type Bytes } from '../../../deck/private/bytes.ts'
import { masterWithPassphrase, PASSPHRASE_WORK } from '../../../deck/private/passphrase.ts'
import {
  PRIVATE_HEADER,
  SALT_BYTES,
  TALK_FACTS,
  type PrivateHeader,
  type TalkFacts,
} from '../../../deck/private/private-header.ts'
import { nonceOf, sealFile, type Content } from '../../../deck/private/sealed-file.ts'
import { paddedCount } from '../../../deck/private/size-classes.ts'
import {
  deriveTalkKeys,
  LINK_KEY_BYTES,
  SEALED_FOLDER,
  sealedPath,
  type TalkKeys,
} from '../../../deck/private/talk-keys.ts'
import { preparePage } from './prepare-page.ts'

export interface SealOptions {
  /** Folder of the build as it would stand in the open, with what stands in its place (compiler/site/private-open.ts). */
  plain: string
  /** Folder that the sealed build is made in. */
  out: string
  /** Asked for on top of the link; undefined: the link alone opens it. */
  passphrase?: string | undefined
  /** Last day on which it is to be read. */
  until?: string | undefined
}

type MakeContent = () => Promise<Content>

/** Of the build, what no reader of a private talk asks for, or what has its like in the open. */
const LEFT_OUT = /(\.(br|gz)|^sw\.js|^_headers|^robots\.txt|^sitemap\.xml)$/
/** What is smaller when it is compressed. */
const COMPRESSED = /\.(html|css|js|json|svg|xml|txt|md|webmanifest)$/

/** Seals every file of a built talk with a fresh key, and resolves to the key that its link carries, in base64url. */
export async function sealSite({ plain, out, passphrase, until }: SealOptions): Promise<string> {
  const list = JSON.parse(await readFile(join(plain, OPEN_FOLDER, OPEN_LIST), 'utf8')) as OpenList
  const linkKey = bytesOf(randomBytes(LINK_KEY_BYTES))
  const { header, keys } = await headerAndKeys(plain, linkKey, passphrase)
  await leaveOpen(plain, out, list, header)
  const facts: TalkFacts = { pages: list.pages, ...(until !== undefined && { until }) }
  const open = new Set(list.files)
  const files = (await filesIn(plain)).filter(
    (path) => !open.has(path) && !path.startsWith(OPEN_FOLDER) && !LEFT_OUT.test(path),
  )
  const contents = new Map<string, MakeContent>(
    files.map((path) => [path, () => contentOf(plain, path, list)]),
  )
  contents.set(TALK_FACTS, () =>
    Promise.resolve({ bytes: bytesOf(JSON.stringify(facts)), isCompressed: false }),
  )
  addDecoys(contents)
  await sealAll(keys, contents, out)
  return formatBase64url(linkKey)
}

async function headerAndKeys(
  plain: string,
  linkKey: Bytes,
  passphrase: string | undefined,
): Promise<{ header: PrivateHeader; keys: TalkKeys }> {
  const open = JSON.parse(await readFile(join(plain, OPEN_FOLDER, PRIVATE_HEADER), 'utf8')) as PrivateHeader
  if (passphrase === undefined) return { header: open, keys: await deriveTalkKeys(linkKey, open.build) }
  const form = { salt: randomBytes(SALT_BYTES).toString('base64url'), ...PASSPHRASE_WORK }
  const master = await masterWithPassphrase(linkKey, passphrase, form)
  return { header: { ...open, passphrase: form }, keys: await deriveTalkKeys(master, open.build) }
}

/** The viewer's own files, the same for all talks, and the page that says that the talk is private. */
async function leaveOpen(plain: string, out: string, list: OpenList, header: PrivateHeader): Promise<void> {
  for (const path of list.files) await copy(join(plain, path), join(out, path))
  const folder = join(plain, OPEN_FOLDER)
  await cp(folder, out, { recursive: true })
  await rm(join(out, OPEN_LIST))
  const before = await readFile(join(folder, PRIVATE_HEADER), 'utf8')
  const said = JSON.stringify(header)
  for (const page of ['index.html', '404.html', PRIVATE_HEADER]) {
    const text = await readFile(join(folder, page), 'utf8')
    if (!text.includes(before)) throw new Error(`${page} does not say how the talk is sealed`)
    await writeFile(
      join(out, page),
      text.replace(before, () => said),
    )
  }
}

/** What is removed from a build after its pages were made, as styles for printing, isn't there. */
async function copy(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true })
  await cp(from, to)
}

/** Compressed here, since what is sealed can't be any more. */
async function contentOf(plain: string, path: string, { pageScript }: OpenList): Promise<Content> {
  const content = await readFile(join(plain, path))
  const shown = path.endsWith('.html') ? preparePage(String(content), path, pageScript) : content
  const isCompressed = COMPRESSED.test(path)
  return { bytes: bytesOf(isCompressed ? await promisify(gzip)(shown) : shown), isCompressed }
}

/** Files of random bytes, as large as others of the build, so that the number of files says little. */
function addDecoys(contents: Map<string, MakeContent>): void {
  const models = [...contents.values()]
  for (let count = paddedCount(models.length) - models.length; count > 0; count--) {
    const model = models[randomInt(models.length)]
    const make = async () => ({
      bytes: bytesOf(randomBytes((await model?.())?.bytes.length ?? 0)),
      isCompressed: false,
    })
    contents.set(`decoy/${randomBytes(16).toString('base64url')}`, make)
  }
}

/** In an order of chance: a nonce counts, and would tell which file comes after which. */
async function sealAll(
  keys: TalkKeys,
  contents: ReadonlyMap<string, MakeContent>,
  out: string,
): Promise<void> {
  let count = 0
  await mkdir(join(out, SEALED_FOLDER), { recursive: true })
  for (const [path, make] of shuffled([...contents])) {
    const name = await sealedPath(keys, path)
    await writeFile(join(out, name), await sealFile(keys, name, nonceOf(count++), await make()))
  }
}

function shuffled<T>(items: T[]): T[] {
  for (let at = items.length - 1; at > 0; at--) {
    const other = randomInt(at + 1)
    const [a, b] = [items[at], items[other]]
    if (a !== undefined && b !== undefined) [items[at], items[other]] = [b, a]
  }
  return items
}

/** A copy of its own: Node's buffers can share one another's memory. */
function bytesOf(content: Buffer | string): Bytes {
  return new Uint8Array(Buffer.from(content))
}

/** As paths below the folder, with slashes. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
}
