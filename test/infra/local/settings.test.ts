import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { InvalidSettingError, readSettings } from '../../../infra/local/settings.ts'

const OIDC = { OIDC_ISSUER: 'https://login.corp.example', OIDC_CLIENT_ID: 'onduty', OIDC_CLIENT_SECRET: 's' }
const PUBLIC = 'https://onduty.corp.example'

it('nothing set: everything has the default of the README', () => {
  expect(readSettings({})).toEqual({
    port: 8080,
    host: '127.0.0.1',
    dataDir: resolve('.onduty'),
    publicUrl: 'http://localhost:8080',
    isLocalhost: true,
    seed: 'demo',
    smtpPort: 2525,
    mail: 'local',
    mailFrom: 'onduty@onduty.example.com',
    clock: { kind: 'real' },
    localControls: false,
  })
})

it('set to nothing is as good as not set', () => {
  const names = ['PORT', 'HOST', 'DATA_DIR', 'PUBLIC_URL', 'SEED', 'SMTP_PORT', 'MAIL', 'MAIL_FROM', 'CLOCK']
  const more = ['LOCAL_CONTROLS', 'DYNAMODB_ENDPOINT', ...Object.keys(OIDC)]
  expect(readSettings(Object.fromEntries([...names, ...more].map((name) => [name, ''])))).toEqual(readSettings({}))
})

it.each([
  [{ PORT: '18340' }, { port: 18340, publicUrl: 'http://localhost:18340' }],
  [
    { PORT: '18340', PUBLIC_URL: 'http://127.0.0.1:9000/' },
    { port: 18340, publicUrl: 'http://127.0.0.1:9000' },
  ],
  [{ HOST: '0.0.0.0' }, { host: '0.0.0.0', isLocalhost: true }],
  [{ HOST: '::1' }, { host: '::1' }],
  [{ DATA_DIR: '/tmp/x/../y' }, { dataDir: '/tmp/y' }],
  [{ SEED: 'empty' }, { seed: 'empty' }],
  [{ SMTP_PORT: '0' }, { smtpPort: 0 }],
  [{ MAIL: 'smtp://mail.corp.example:25' }, { mail: 'smtp://mail.corp.example:25' }],
  [{ MAIL: 'smtps://it:pass%20word@mail.corp.example' }, { mail: 'smtps://it:pass%20word@mail.corp.example' }],
  [{ MAIL_FROM: 'IT@Corp.example' }, { mailFrom: 'it@corp.example' }],
  [{ CLOCK: 'virtual:2026-01-05T08:00:00+08:00' }, { clock: { kind: 'virtual', at: '2026-01-05T00:00:00.000Z' } }],
  [{ CLOCK: 'virtual:2026-01-05T00:00:00.250Z' }, { clock: { kind: 'virtual', at: '2026-01-05T00:00:00.250Z' } }],
  [{ LOCAL_CONTROLS: '1' }, { localControls: true }],
  [{ LOCAL_CONTROLS: '0' }, { localControls: false }],
  [{ DYNAMODB_ENDPOINT: 'http://127.0.0.1:8000' }, { dynamoEndpoint: 'http://127.0.0.1:8000' }],
  [
    { PUBLIC_URL: PUBLIC, ...OIDC },
    { publicUrl: PUBLIC, isLocalhost: false, oidc: expect.any(Object) },
  ],
])('%j is taken', (env, settings) => {
  expect(readSettings(env)).toMatchObject(settings)
})

const WRONG: Readonly<Record<string, readonly string[]>> = {
  PORT: ['0', '65536', '-1', '80a', '8080 ', '1e3', 'http'],
  SMTP_PORT: ['65536', 'off', '25.5'],
  HOST: ['http://127.0.0.1', '127.0.0.1:8080', 'local host', '*', '[::1]'],
  PUBLIC_URL: ['localhost:8080', 'ftp://localhost', 'http://localhost/onduty', 'http://localhost?a=1', 'onduty'],
  SEED: ['Demo', 'none', 'demo,empty'],
  MAIL: ['smtp', 'smtp://', 'http://mail.corp.example', 'smtp://mail.corp.example:99999', 'mail.corp.example:25'],
  MAIL_FROM: ['onduty', 'onduty@localhost', 'Onduty <onduty@corp.example>', 'a@b.example, c@d.example'],
  CLOCK: ['virtual', 'virtual:', 'virtual:soon', 'fast', '2026-01-05T08:00:00Z', 'virtual:5', 'virtual:2026-01-05'],
  LOCAL_CONTROLS: ['true', 'yes', '2'],
  DYNAMODB_ENDPOINT: ['localhost:8000', 'dynamodb', 'tcp://127.0.0.1:8000'],
}

describe.each(Object.keys(WRONG))('%s', (name) => {
  it.each(WRONG[name] ?? [])('"%s" is refused with a sentence that names it', (text) => {
    const read = () => readSettings({ [name]: text })
    expect(read).toThrow(InvalidSettingError)
    expect(read).toThrow(name)
    // What stands in MAIL may hold a password.
    if (name !== 'MAIL') expect(read).toThrow(text)
  })
})

it('a wrong MAIL is refused without repeating its password', () => {
  const read = () => readSettings({ MAIL: 'smtp://it:hunter2@mail.corp.example:99999' })
  expect(read).toThrow('MAIL is local or smtp://')
  expect(read).not.toThrow('hunter2')
})

it('a time without its zone is refused: it would be another one on the next machine', () => {
  expect(() => readSettings({ CLOCK: 'virtual:2026-01-05T08:00:00' })).toThrow(InvalidSettingError)
})

describe('an address that others can reach', () => {
  it('has no local controls', () => {
    const env = { PUBLIC_URL: PUBLIC, ...OIDC, LOCAL_CONTROLS: '1' }
    expect(() => readSettings(env)).toThrow('LOCAL_CONTROLS=1 is only possible while PUBLIC_URL is on localhost')
  })

  it('has no sign-in without a password', () => {
    expect(() => readSettings({ PUBLIC_URL: PUBLIC })).toThrow('OIDC_ISSUER')
  })

  it.each(['http://localhost.corp.example', 'http://127.0.0.1.corp.example', 'http://localhost@corp.example'])(
    'is one that only looks like this machine too: %s',
    (url) => {
      expect(() => readSettings({ PUBLIC_URL: url })).toThrow(InvalidSettingError)
    },
  )

  it.each(Object.keys(OIDC))('needs its provider whole: without %s it is refused', (name) => {
    expect(() => readSettings({ PUBLIC_URL: PUBLIC, ...OIDC, [name]: undefined })).toThrow('go together')
  })
})
