// `npm run audit:verify`: proves the audit trail, names the first entry that was altered, removed or swapped.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const root = join(import.meta.dirname, '..')
const build = spawnSync(process.execPath, [join(root, 'scripts/build.ts')], { stdio: ['ignore', 'ignore', 'inherit'] })
if (build.status !== 0) process.exit(build.status ?? 2)

const built = pathToFileURL(join(root, 'dist/server/audit-verify.mjs')).href
const { main }: typeof import('../infra/local/audit-verify.ts') = await import(built)
process.exitCode = await main(process.env, (line) => process.stdout.write(`${line}\n`))
