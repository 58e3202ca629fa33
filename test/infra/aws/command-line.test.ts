import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'

const fixture = join(import.meta.dirname, 'fixture')

/** The real command, in a folder of its own, without credentials and without a network. Fails if the rules object. */
function cdkSynth(...options: string[]) {
  const out = mkdtempSync(join(tmpdir(), 'onduty-cdk-out-'))
  onTestFinished(() => rmSync(out, { recursive: true, force: true }))
  const env = { PATH: process.env.PATH, HOME: out, AWS_EC2_METADATA_DISABLED: 'true', CI: 'true' }
  const cdk = join('node_modules', '.bin', 'cdk')
  const bundle = ['-c', `bundle=${join(out, 'bundle')}`]
  const ran = spawnSync(cdk, ['synth', '--quiet', '--output', out, ...bundle, ...options], { encoding: 'utf8', env })
  return { ...ran, out }
}

test('`cdk synth` makes both stacks of the example, offline, and says that it is only an example', () => {
  const { status, stderr, stdout, out } = cdkSynth('-c', `portal=${join(fixture, 'portal')}`)
  expect(status, `${stdout}\n${stderr}`).toBe(0)
  expect(`${stdout}${stderr}`).toContain('deployment.json is missing')
  const templates = readdirSync(out).filter((file) => file.endsWith('.template.json'))
  expect(templates.toSorted()).toEqual(['onduty-edge.template.json', 'onduty.template.json'])
  for (const file of templates) {
    const text = readFileSync(join(out, file), 'utf8')
    // CloudFormation takes a megabyte and 500 resources.
    expect(text.length).toBeLessThan(1_000_000)
    expect(Object.keys(JSON.parse(text).Resources).length).toBeLessThan(400)
  }
})

test('a deployment that cannot be read is refused before anything is made', () => {
  const { status, stderr } = cdkSynth('-c', `deployment=${join(fixture, 'wrong-deployment.json')}`)
  expect(status).not.toBe(0)
  expect(stderr).toContain('region')
})
