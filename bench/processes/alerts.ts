// Alerts in, over the embedded database and through the door, with relay and engine at work. Says one line: what it took.

import { setTimeout as sleep } from 'node:timers/promises'
import type { SourceWithKey } from '../../functions/alert/alert-source.contract.ts'
import { signatureWith } from '../../functions/alert/intake/keys.ts'
import { instantOf, MINUTE, millisOf } from '../../functions/kernel/instant.ts'
import { startEmbeddedDatabase } from '../../infra/local/embedded-database.ts'
import { bearerOf } from '../../test/support/credentials.ts'
import { foundDepartmentIn } from '../../test/support/department.ts'
import { machineOn, rentPremises } from '../../test/support/premises.ts'
import { inParallel } from '../load.ts'

const CALLS = Number(process.argv[2] ?? 3000)
const STORM = Number(process.argv[3] ?? 10_000)
const KEYS = 100

const database = await startEmbeddedDatabase()
const premises = await rentPremises(database.client, instantOf(Date.parse('2026-01-05T08:00:00+08:00')))
const machine = await machineOn(premises)
const { platform, api, conductor } = machine
await foundDepartmentIn(platform)
const head = { ...(await bearerOf(platform, 'head')), 'Content-Type': 'application/json' }

async function ask<Body>(method: string, path: string, body?: unknown): Promise<Body> {
  const answer = await api.request(path, {
    method,
    headers: head,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return (await answer.json()) as Body
}
const addSource = (name: string, kind = 'alertmanager') =>
  ask<SourceWithKey>('POST', '/api/alert-sources', { name, kind, callsPerFiveMinutes: 300_000 })

/** Seconds that so many calls took, several at a time. */
async function tookFor(count: number, call: (nth: number) => Promise<void>): Promise<number> {
  const begun = performance.now()
  await inParallel(count, call)
  return (performance.now() - begun) / 1000
}

let accepted = 0
const taken = (answer: Response) => {
  if (answer.status === 202) accepted += 1
}

const received = async (id: string) =>
  (await ask<{ noise: { received: number; opened: number } }>('GET', `/api/alert-sources/${id}`)).noise

/** Fires alerts in one call, as Alertmanager groups them. */
function fires({ id, key }: SourceWithKey, names: readonly string[], labels = {}): Promise<Response> {
  const alerts = names.map((name) => ({
    status: 'firing',
    labels: { alertname: name, ...labels },
    annotations: { summary: name },
    startsAt: '2026-01-05T00:00:00Z',
  }))
  const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${key}` }
  const body = JSON.stringify({ version: '4', alerts })
  return Promise.resolve(api.request(`/api/alerts/${id}`, { method: 'POST', headers, body }))
}

/** A mail whose subject has the word is waited for since then; how many seconds later it went out, once it has. */
let awaited: { word: string; at: number; seconds?: number } = { word: '', at: 0 }
const deliver = premises.post.send
premises.post.send = async (mail) => {
  if (mail.subject.includes(awaited.word)) awaited.seconds ??= (performance.now() - awaited.at) / 1000
  await deliver(mail)
}
const MOST_SECONDS = 30

/** One alert while nothing else happens, some times over: the slowest. */
const quiet = await addSource('quiet')
let atRest = 0
for (let nth = 1; nth <= 5; nth += 1) {
  awaited = { word: `quiet ${nth}`, at: performance.now() }
  await fires(quiet, [awaited.word])
  while (awaited.seconds === undefined && performance.now() - awaited.at < MOST_SECONDS * 1000) await sleep(20)
  atRest = Math.max(atRest, awaited.seconds ?? MOST_SECONDS)
  await conductor.settle(platform.clock.now())
  // Pages of one minute go out together: the next comes in another.
  premises.clock.moveTo(instantOf(millisOf(premises.clock.now()) + 2 * MINUTE))
}

/** A storm: ten in one call, each alert of its own part, a hundred keys. */
const storm = await addSource('storm')
const PER_CALL = 10
const stormAt = performance.now()
awaited = { word: 'storm', at: stormAt }
async function sendTen(nth: number): Promise<void> {
  const names = Array.from({ length: PER_CALL }, (_, each) => `storm ${(nth * PER_CALL + each) % KEYS}`)
  taken(await fires(storm, names, { severity: 'warning' }))
}
const sent = await tookFor(STORM / PER_CALL, sendTen)
await conductor.settle(platform.clock.now())
const settled = (performance.now() - stormAt) / 1000
const { received: stormed, opened } = await received(storm.id)
const many = {
  alerts: STORM,
  accepted: accepted * PER_CALL,
  sent,
  settled,
  firstPage: awaited.seconds ?? settled,
  received: stormed,
  opened,
}

/** One alert a call, signed, as a script sends it. */
const single = await addSource('single', 'webhook')
async function sendOne(nth: number): Promise<void> {
  const body = JSON.stringify({ key: `key-${nth % KEYS}`, title: `alert ${nth % KEYS}`, description: 'x'.repeat(200) })
  const timestamp = String(Math.floor(Date.now() / 1000))
  const id = `msg_${nth}`
  const headers = {
    ...{ 'Content-Type': 'application/json', 'webhook-id': id, 'webhook-timestamp': timestamp },
    'webhook-signature': signatureWith(single.key ?? '', id, timestamp, Buffer.from(body)),
  }
  taken(await api.request(`/api/alerts/${single.id}`, { method: 'POST', headers, body }))
}
accepted = 0
const took = await tookFor(CALLS, sendOne)
const drainedAt = performance.now()
await conductor.settle(platform.clock.now())
const drained = (performance.now() - drainedAt) / 1000
const one = { calls: CALLS, accepted, seconds: took, drained, ...(await received(single.id)) }

// Whoever reads the line ends this process: its database ends before.
await machine.stop()
await database.stop()
process.stdout.write(`${JSON.stringify({ atRest, one, many })}\n`)
process.exit(0)
