// `npm run test:crash [kills]`: people at work while the process tree is killed again and again, fifty times unless said otherwise.
import { spawnSync } from 'node:child_process'
import { delimiter, join } from 'node:path'

const root = join(import.meta.dirname, '..')
const bin = join(root, 'node_modules/.bin')
const { status } = spawnSync('vitest', ['run', '--project', 'scenario', 'test/scenario/crash.test.ts'], {
  cwd: root,
  env: { ...process.env, KILLS: process.argv[2] ?? '50', PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` },
  stdio: 'inherit',
})
process.exit(status ?? 1)
