import { spawn } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

const root = join(import.meta.dirname, '..')
const folder = join(root, 'node_modules/.cache/onduty-bench')

/** One of bench/processes as a program of one file. Node itself does not read the rooms' pages (JSX). */
export async function bundled(name: string): Promise<string> {
  rmSync(join(folder, name), { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const outfile = join(folder, name, 'main.mjs')
  await build({
    ...{
      absWorkingDir: root,
      entryPoints: [`bench/processes/${name}.ts`],
      outfile,
      bundle: true,
      packages: 'external',
    },
    ...{ platform: 'node', target: 'node24', format: 'esm', jsx: 'automatic', jsxImportSource: 'hono/jsx' },
    logLevel: 'warning',
  })
  return outfile
}

export interface Program {
  /** Resolves with the first line it says. */
  readonly said: Promise<string>
  stop(): void
}

/** Runs it, and takes its first line for an answer. */
export function runProgram(file: string, args: readonly string[]): Program {
  const child = spawn(process.execPath, ['--expose-gc', file, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const said = new Promise<string>((resolve, reject) => {
    let text = ''
    child.stdout.on('data', (chunk) => {
      text += chunk
      if (text.includes('\n')) resolve(text.slice(0, text.indexOf('\n')))
    })
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`ended with ${code} before it said anything`)))
  })
  return { said, stop: () => void child.kill('SIGTERM') }
}
