import type { Rollup } from 'vite'

/**
 * One classic script with all that it imports, which every browser takes. `define` puts in what it knows of the build.
 * `root` is the project's folder, `input` a path in it.
 */
export async function bundleScript(
  root: string,
  input: string,
  define: Record<string, string> = {},
): Promise<string> {
  // It takes a second to load, and hundreds of MB.
  const { build } = await import('vite')
  const result = (await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'silent',
    define,
    build: {
      write: false,
      target: 'es2022',
      rolldownOptions: { input, output: { format: 'iife', entryFileNames: 'script.js' } },
    },
  })) as Rollup.RolldownOutput
  return result.output[0].code
}
