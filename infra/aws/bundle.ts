import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildSync, type Metafile } from 'esbuild'

type Outputs = Metafile['outputs']

/** The entries of Lambda functions; each exports `handler`. */
export const ENTRIES = [
  'api',
  'task',
  'relay',
  'schedule',
  'inbound-mail',
  'mail-events',
  'rotate-origin-secret',
] as const
export type Entry = (typeof ENTRIES)[number]

/** What `/api/docs` loads. */
const DOCS = ['swagger-ui.css', 'swagger-ui-bundle.js']

/** What PDF documents are set in. */
const FONTS = { 'regular.woff': 400, 'bold.woff': 700 }

/** What CommonJS packages expect around them. */
export const REQUIRE = "import{createRequire as onRequire}from'node:module';const require=onRequire(import.meta.url);"

/**
 * All entries into one folder, one asset for every function; each is bundled by itself, so that it starts from one file
 * and carries nothing that only others need. Takes about two seconds; needs no network and no container.
 */
export function bundleFunctions(root: string, folder: string): Metafile {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const file of DOCS) cpSync(join(root, 'node_modules/swagger-ui-dist', file), join(folder, 'docs', file))
  for (const [name, weight] of Object.entries(FONTS)) {
    const file = `noto-sans-sc-chinese-simplified-${weight}-normal.woff`
    cpSync(join(root, 'node_modules/@fontsource/noto-sans-sc/files', file), join(folder, 'fonts', name))
  }
  const built = ENTRIES.map((entry) => bundleEntry(root, folder, entry))
  return {
    inputs: Object.assign({}, ...built.map(({ inputs }) => inputs)),
    outputs: Object.assign({}, ...built.map(({ outputs }) => outputs)),
  }
}

/** Each entry by itself: what only others need is not in it, and it starts from one file and not from a dozen. */
function bundleEntry(root: string, folder: string, entry: Entry): Metafile {
  return buildSync({
    absWorkingDir: root,
    entryPoints: { [entry]: join('functions/lambda', `${entry}.ts`) },
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    minify: true,
    sourcemap: true,
    sourcesContent: false,
    legalComments: 'none',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    banner: { js: REQUIRE },
    metafile: true,
    logLevel: 'warning',
  }).metafile
}

/** What a function loads while it starts: its entry, and everything that imports without being asked. */
export function startedWith(
  outputs: Outputs,
  entry: Entry,
): { readonly bytes: number; readonly inputs: readonly string[] } {
  const seen = new Map<string, Outputs[string]>()
  const visit = (file: string | undefined): void => {
    const output = outputs[file ?? '']
    if (file === undefined || output === undefined || seen.has(file)) return
    seen.set(file, output)
    for (const { path, kind } of output.imports) if (kind === 'import-statement') visit(path)
  }
  visit(Object.keys(outputs).find((file) => file.endsWith(`/${entry}.mjs`)))
  const loaded = [...seen.values()]
  return {
    bytes: loaded.reduce((sum, { bytes }) => sum + bytes, 0),
    inputs: loaded.flatMap(({ inputs }) => Object.keys(inputs)),
  }
}
