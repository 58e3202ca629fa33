import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bundleFunctions, ENTRIES, startedWith } from '../../infra/aws/bundle.ts'

const folder = mkdtempSync(join(tmpdir(), 'onduty-bundle-'))
const { outputs } = bundleFunctions(process.cwd(), folder)
rmSync(folder, { recursive: true, force: true })

test('the API starts with 800 KB at most, and without what it rarely needs', () => {
  const { bytes, inputs } = startedWith(outputs, 'api')
  expect(bytes).toBeGreaterThan(100_000)
  expect(bytes).toBeLessThan(800_000)
  const packages = ['aws-xray-sdk-core', '@middy/core', 'openid-client', 'nodemailer', 'chinese-days', 'jsonata']
  const clients = ['client-s3', 'client-kms', 'client-sfn', 'client-sesv2', 'client-cloudfront'].map(
    (name) => `@aws-sdk/${name}`,
  )
  const documents = ['docx', 'pdfkit', 'fontkit', 'read-excel-file', 'write-excel-file', 'fflate']
  for (const each of [...packages, ...documents, ...clients]) {
    expect(
      inputs.filter((input) => input.includes(`node_modules/${each}/`)),
      each,
    ).toEqual([])
  }
})

test('the API starts with two rooms, and every other is loaded by who first comes to it', () => {
  const { inputs } = startedWith(outputs, 'api')
  const answering = inputs.filter((input) => /^functions\/[a-z-]+\/[a-z-]+\.routes\.ts$/.test(input))
  const rooms = new Set(answering.map((input) => input.split('/')[1]))
  expect([...rooms].toSorted()).toEqual(['obligation', 'responsibility'])
  expect(inputs.filter((input) => input.endsWith('.workflow.ts'))).toEqual([])
})

test('no function carries what belongs to one machine, the portal or the infrastructure', () => {
  for (const entry of ENTRIES) {
    const { inputs } = startedWith(outputs, entry)
    expect(
      inputs.filter((input) => /^(infra|web|test)\//.test(input)),
      entry,
    ).toEqual([])
    expect(
      inputs.filter((input) => /node_modules\/(aws-cdk-lib|react|antd|oidc-provider|smtp-server)\//.test(input)),
    ).toEqual([])
  }
})

test('nor anything it loads later: local controls are not in the build at all', () => {
  const carried = Object.values(outputs).flatMap(({ inputs }) => Object.keys(inputs))
  expect(carried.length).toBeGreaterThan(200)
  expect(carried.filter((input) => /^(infra|web|test|bench)\//.test(input))).toEqual([])
})

test('only the Middy stack imports middy', () => {
  const importing = Object.values(outputs).flatMap(({ inputs }) =>
    Object.keys(inputs).filter((input) => input.startsWith('functions/')),
  )
  const middy = [...new Set(importing)].filter((file) => readFileSync(file, 'utf8').includes("from '@middy/core'"))
  expect(middy).toEqual(['functions/lambda/middleware.ts'])
})
