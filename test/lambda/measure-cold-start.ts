import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { bundleFunctions, REQUIRE, startedWith } from '../../infra/aws/bundle.ts'

export interface ColdStart {
  /** What the API loads while it starts. */
  readonly bytes: number
  /** Processor milliseconds of a process that imports the handler and answers once; the least of all runs. */
  readonly api: number
  readonly empty: number
}

const SETTINGS = {
  ...{ AWS_REGION: 'eu-west-1', AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' },
  ...{ TABLE: 'onduty', PUBLIC_URL: 'https://onduty.example.com', MAIL_DOMAIN: 'onduty.example.com' },
  ...{ APP_SECRET: 'app', ORIGIN_SECRET: 'origin', SIGN_IN_SECRET: 'sign-in' },
  ...{ SIGN_IN_ISSUER: 'https://login.invalid', SIGN_IN_CLIENT_ID: 'onduty', POWERTOOLS_LOG_LEVEL: 'SILENT' },
}

/** Starts the bundled API and an empty handler by turns, each in a process of its own. */
export async function measureColdStart(root: string, runs = 15): Promise<ColdStart> {
  const folder = mkdtempSync(join(tmpdir(), 'onduty-cold-start-'))
  const secrets = createServer((_, response) => {
    response.end(JSON.stringify({ SecretString: JSON.stringify({ clientSecret: 'k'.repeat(64) }) }))
  })
  try {
    const { outputs } = bundleFunctions(root, join(folder, 'api'))
    const empty = join(folder, 'empty.mjs')
    const target = { format: 'esm', platform: 'node', target: 'node24', banner: { js: REQUIRE } } as const
    buildSync({
      entryPoints: [join(root, 'test/lambda/empty-handler.ts')],
      bundle: true,
      minify: true,
      outfile: empty,
      mainFields: ['module', 'main'],
      ...target,
    })
    await new Promise<void>((resolve) => secrets.listen(0, '127.0.0.1', resolve))
    const endpoint = `http://127.0.0.1:${(secrets.address() as AddressInfo).port}`
    const times = { api: [] as number[], empty: [] as number[] }
    for (let run = 0; run < runs; run += 1) {
      times.api.push(await start(join(folder, 'api', 'api.mjs'), endpoint))
      times.empty.push(await start(empty, endpoint))
    }
    const { bytes } = startedWith(outputs, 'api')
    return { bytes, api: Math.min(...times.api), empty: Math.min(...times.empty) }
  } finally {
    secrets.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Processor milliseconds from nothing to the handler being there, less what Node needs for itself. */
function start(file: string, endpoint: string): Promise<number> {
  const code = `const before = process.cpuUsage(); await import(${JSON.stringify(file)}); const { user, system } = process.cpuUsage(before); console.log((user + system) / 1000); process.exit()`
  const env = { ...SETTINGS, AWS_ENDPOINT_URL: endpoint }
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    let said = ''
    child.stdout.on('data', (chunk) => {
      said += chunk
    })
    child.on('error', reject)
    child.on('exit', (status) =>
      status === 0 ? resolve(Number(said)) : reject(new Error(`ended with ${status}: ${said}`)),
    )
  })
}
