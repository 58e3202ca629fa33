// `npm start`: builds what is stale in a process of its own, so that its memory is given back, then runs the product here.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const root = join(import.meta.dirname, '..')
const build = spawnSync(process.execPath, [join(root, 'scripts/build.ts')], { stdio: ['ignore', 'ignore', 'inherit'] })
if (build.status !== 0) process.exit(build.status ?? 1)

const server = pathToFileURL(join(root, 'dist/server/main.mjs')).href
const { main }: typeof import('../infra/local/main.ts') = await import(server)
await main(process.env, join(root, 'dist/web'))
