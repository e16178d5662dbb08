import { bundleScript } from './bundle-script.ts'

const bundled = new Map<string, Promise<string>>()

/**
 * Code of src/entries/early.ts, which each page has in itself and its policy names by its hash: the same for all pages of
 * all builds of a viewer. `root` is the project's folder.
 */
export function earlyScript(root: string): Promise<string> {
  const code = bundled.get(root) ?? bundleScript(root, 'src/entries/early.ts').then(asInline)
  bundled.set(root, code)
  return code
}

/** Throws where an HTML parser would see the script's end, or a comment, in the middle of it. */
function asInline(code: string): string {
  const script = code.trim()
  if (/<\/script|<!--|<script/i.test(script)) throw new Error('src/entries/early.ts can not stand in a page')
  return script
}
