import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Metafile } from 'esbuild'
import { expect, test } from 'vitest'
import { bundleFunctions, ENTRIES, type Entry } from '../../infra/aws/bundle.ts'

const folder = mkdtempSync(join(tmpdir(), 'onduty-bundle-'))
const { outputs } = bundleFunctions(process.cwd(), folder)
rmSync(folder, { recursive: true, force: true })

/** What a function loads while it starts: its entry and everything that imports without being asked. */
function startedWith(entry: Entry): { readonly bytes: number; readonly inputs: readonly string[] } {
  const seen = new Set<string>()
  const visit = (file: string) => {
    if (seen.has(file)) return
    seen.add(file)
    for (const { path, kind, external } of outputOf(file).imports) {
      if (kind === 'import-statement' && external !== true) visit(path)
    }
  }
  visit(Object.keys(outputs).find((file) => file.endsWith(`/${entry}.mjs`)) ?? entry)
  const loaded = [...seen].map(outputOf)
  return {
    bytes: loaded.reduce((sum, { bytes }) => sum + bytes, 0),
    inputs: loaded.flatMap(({ inputs }) => Object.keys(inputs)),
  }
}

function outputOf(file: string): Metafile['outputs'][string] {
  const found = outputs[file]
  if (found === undefined) throw new Error(`${file} is not in the bundle`)
  return found
}

test('the API starts with 1.5 MB at most, and without what it rarely needs', () => {
  const { bytes, inputs } = startedWith('api')
  expect(bytes).toBeLessThan(1_500_000)
  const packages = ['aws-xray-sdk-core', '@middy/core', 'openid-client', 'nodemailer', 'chinese-days', 'jsonata']
  const clients = ['client-s3', 'client-kms', 'client-sfn', 'client-sesv2', 'client-cloudfront'].map(
    (name) => `@aws-sdk/${name}`,
  )
  for (const each of [...packages, ...clients]) {
    expect(
      inputs.filter((input) => input.includes(`node_modules/${each}/`)),
      each,
    ).toEqual([])
  }
})

test('no function carries what belongs to one machine, the portal or the infrastructure', () => {
  for (const entry of ENTRIES) {
    const { inputs } = startedWith(entry)
    expect(
      inputs.filter((input) => /^(infra|web|test)\//.test(input)),
      entry,
    ).toEqual([])
    expect(
      inputs.filter((input) => /node_modules\/(aws-cdk-lib|react|antd|oidc-provider|smtp-server)\//.test(input)),
    ).toEqual([])
  }
})

test('only the Middy stack imports middy', () => {
  const importing = Object.values(outputs).flatMap(({ inputs }) =>
    Object.keys(inputs).filter((input) => input.startsWith('functions/')),
  )
  const middy = [...new Set(importing)].filter((file) => readFileSync(file, 'utf8').includes("from '@middy/core'"))
  expect(middy).toEqual(['functions/lambda/middleware.ts'])
})
