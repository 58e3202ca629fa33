// `npm test`: types, lint, then every test, and one line at the end that counts the tests really run.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

const root = join(import.meta.dirname, '..')
const reports = mkdtempSync(join(tmpdir(), 'onduty-test-'))
const bin = join(root, 'node_modules/.bin')
const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`, TZ: 'UTC' }

/** What one step found. A step that is no test run counts as one test. */
interface Outcome {
  readonly passed: number
  readonly failed: number
}

function run(title: string, command: string, args: readonly string[]): boolean {
  process.stdout.write(`\n── ${title}\n`)
  const begun = performance.now()
  const { status } = spawnSync(command, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] })
  process.stdout.write(
    `── ${title}: ${status === 0 ? 'passed' : 'FAILED'} in ${((performance.now() - begun) / 1000).toFixed(1)} s\n`,
  )
  return status === 0
}

const check = (title: string, command: string, args: readonly string[]): Outcome =>
  run(title, command, args) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }

/** A run of vitest, counted from its own report; a run that breaks off counts as a failure of its own. */
function tests(title: string, project: string): Outcome {
  const report = join(reports, `${project}.json`)
  const args = ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const isGreen = run(title, 'vitest', args)
  if (!existsSync(report)) return { passed: 0, failed: 1 }
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8')) as {
    numPassedTests: number
    numFailedTests: number
  }
  return { passed: numPassedTests, failed: isGreen ? numFailedTests : Math.max(1, numFailedTests) }
}

/** The browser comes as a package; of Debian it needs these. Installed only where they are missing and may be. */
const BROWSER_LIBRARIES = { 'libnss3.so': 'libnss3', 'libnspr4.so': 'libnspr4', 'libexpat.so.1': 'libexpat1' } as const

function installBrowserLibraries(): void {
  const known = spawnSync('ldconfig', ['-p'], { encoding: 'utf8' }).stdout ?? ''
  const missing = Object.entries(BROWSER_LIBRARIES)
    .filter(([file]) => !known.includes(file))
    .map(([, name]) => name)
  if (missing.length === 0 || process.getuid?.() !== 0) return
  if (run('update the list of Debian packages', 'apt-get', ['update', '-qq'])) {
    run('libraries of the browser', 'apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing])
  }
}

installBrowserLibraries()
const outcomes = [
  check('types', 'tsc', ['--noEmit', '-p', 'tsconfig.json']),
  check('types of the portal', 'tsc', ['--noEmit', '-p', 'web/tsconfig.json']),
  check('format and lint', 'biome', ['check', '--error-on-warnings', '.']),
  check('build', 'node', ['scripts/build.ts']),
  tests('rooms, engine, architecture', 'unit'),
  tests('scenarios', 'scenario'),
  tests('AWS', 'aws'),
  tests('browser', 'browser'),
]
rmSync(reports, { recursive: true, force: true })
const sum = (of: keyof Outcome) => outcomes.reduce((total, outcome) => total + outcome[of], 0)
process.stdout.write(`\n${sum('passed')} passed, ${sum('failed')} failed\n`)
process.exit(sum('failed') === 0 ? 0 : 1)
