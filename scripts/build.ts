// Builds what `npm start` runs: the server as one file, and the portal. Skips what has not changed since the last time.
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

interface Part {
  readonly name: string
  readonly sources: readonly string[]
  readonly build: () => Promise<void>
}

/** Packages that are found at run time: they are loaded late or read files of their own. */
const EXTERNAL = ['oidc-provider', 'mailauth', 'smtp-server', 'nodemailer', 'swagger-ui-dist']

const PARTS: readonly Part[] = [
  {
    name: 'server',
    sources: ['functions', 'infra/local'],
    async build() {
      const { build } = await import('esbuild')
      await build({
        absWorkingDir: root,
        entryPoints: ['infra/local/main.ts', 'infra/local/audit-verify.ts'],
        outdir: 'dist/server',
        outExtension: { '.js': '.mjs' },
        bundle: true,
        splitting: true,
        platform: 'node',
        target: 'node24',
        format: 'esm',
        jsx: 'automatic',
        jsxImportSource: 'hono/jsx',
        sourcemap: true,
        logLevel: 'warning',
        external: EXTERNAL,
        // Some packages are CommonJS and ask for node's own modules the old way.
        banner: {
          js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
        },
      })
    },
  },
  {
    name: 'portal',
    sources: ['web', 'functions'],
    build: () => buildPortal(),
  },
]

/** The portal as it is delivered, whoever asks: a test runner calls its environment `test`, and would get React's slow half. */
export async function buildPortal(outDir = join(root, 'dist/web')): Promise<void> {
  const { build } = await import('vite')
  const { NODE_ENV: before } = process.env
  process.env.NODE_ENV = 'production'
  try {
    const configFile = join(root, 'web/vite.config.ts')
    await build({ configFile, logLevel: 'warn', build: { outDir, emptyOutDir: true } })
  } finally {
    if (before === undefined) delete process.env.NODE_ENV
    else process.env.NODE_ENV = before
  }
}

/** Builds what is stale. Answers the names of what was built. */
export async function buildStale(): Promise<string[]> {
  const built: string[] = []
  for (const { name, sources, build } of PARTS) {
    const stamp = stampOf([...sources, 'package-lock.json', 'scripts/build.ts'])
    const stampFile = join(root, 'dist', `${name}.stamp`)
    if (readOr(stampFile) === stamp) continue
    await build()
    mkdirSync(join(root, 'dist'), { recursive: true })
    writeFileSync(stampFile, stamp)
    built.push(name)
  }
  return built
}

const readOr = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

/** Names, sizes and times of all files below: cheap, and different whenever somebody saved something. */
function stampOf(paths: readonly string[]): string {
  const hash = createHash('sha256')
  const visit = (path: string) => {
    const stat = statSync(join(root, path), { throwIfNoEntry: false })
    if (stat === undefined) return
    if (!stat.isDirectory()) hash.update(`${path}\0${stat.size}\0${stat.mtimeMs}\n`)
    else for (const name of readdirSync(join(root, path)).sort()) visit(join(path, name))
  }
  for (const path of paths) visit(path)
  return hash.digest('hex')
}

if (process.argv[1] === import.meta.filename) {
  const built = await buildStale()
  process.stdout.write(built.length === 0 ? 'up to date\n' : `built: ${built.join(', ')}\n`)
}
