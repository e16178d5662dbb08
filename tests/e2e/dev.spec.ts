import { spawn, type ChildProcess } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'

/* A deck while it is being written: `npm run dev` on a copy of the fixture deck. */

let folder: string
let server: ChildProcess
let url: string
test.beforeAll(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'colloquium-dev-')), 'deck')
  await cp('tests/fixtures/deck', folder, { recursive: true })
  server = spawn(process.execPath, ['--import', 'tsx', 'src/tools/dev.ts', '--deck', folder, '--port', '0'])
  url = await addressOf(server)
})
test.afterAll(async () => {
  server.kill()
  await rm(join(folder, '..'), { recursive: true })
})

async function addressOf(process: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = ''
    const read = (chunk: Buffer) => {
      output += String(chunk)
      const found = /http:\/\/[\d.]+:\d+\//.exec(output.replace(/\u001b\[\d+m/g, ''))?.[0]
      if (found) resolve(found)
    }
    process.stdout?.on('data', read)
    process.stderr?.on('data', read)
    process.on('exit', () => {
      reject(new Error(output))
    })
  })
}

/** Saves a slide with some of its text replaced; what it gives back saves it as it was. */
async function edit(name: string, from: RegExp, to: string): Promise<() => Promise<void>> {
  const file = join(folder, name)
  const before = await readFile(file, 'utf8')
  await writeFile(file, before.replace(from, to))
  return () => writeFile(file, before)
}

test('a saved slide is swapped in its place, on the stage and in the transcript', async ({ page }) => {
  await page.goto(`${url}ja/3/`)
  const title = page.locator('.slides > section:not([hidden]) h1')
  await expect(title).toHaveText('潮位のモデル')
  await page.evaluate(() => {
    document.documentElement.dataset['same'] = 'page'
  })

  const undo = await edit('003-tide-model.md', /^# 潮位のモデル$/m, '# 潮位の式')

  await expect(title).toHaveText('潮位の式')
  await expect(
    page.locator('[data-part="transcript"] [data-slide="3"] [data-block="b0"]').first(),
  ).toContainText('潮位の式')
  await expect(page).toHaveURL(`${url}ja/3/`)
  await expect(page.locator('html')).toHaveAttribute('data-same', 'page')
  await undo()
  await expect(title).toHaveText('潮位のモデル')
})

test('a fault is shown with its place, and goes when it is mended', async ({ page }) => {
  await page.goto(`${url}ja/3/`)
  await expect(page.locator('.slides > section:not([hidden]) h1')).toHaveText('潮位のモデル')

  const undo = await edit('003-tide-model.md', /\$a\$は振幅/, '$\\frac{$は振幅')

  const overlay = page.locator('vite-error-overlay')
  await expect(overlay.locator('.message')).toContainText('deck/003-tide-model.md:')
  await expect(overlay.locator('.frame')).toContainText('\\frac{')
  await expect(page.locator('.slides > section:not([hidden])')).toContainText('KaTeX cannot render')
  await undo()
  await expect(overlay).toHaveCount(0)
  await expect(page.locator('.slides > section:not([hidden]) h1')).toHaveText('潮位のモデル')
})

test('a slide with too much on it says by how many pixels', async ({ page }) => {
  await page.goto(`${url}ja/2/`)
  await expect(page.locator('.slides > section:not([hidden]) h1')).toContainText('潮を測る')
  await expect(page.locator('output')).toBeHidden()

  const undo = await edit('002-measuring-tides.md', /月の引力による/, '月の引力による。'.repeat(120))

  await expect(page.locator('output')).toHaveText(/^↓ \d+ px/)
  await undo()
  await expect(page.locator('output')).toBeHidden()
})
