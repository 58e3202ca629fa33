import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import type { AlertRulesIn, AlertRulesOut, Tried } from '../../functions/alert/alert-rules.contract.ts'
import { HOUR, plusMillis } from '../../functions/kernel/instant.ts'
import { addSource, alertmanager, alertsIn, delivers, incidentsIn, publishRules } from '../support/alerts-at-work.ts'
import { services } from '../support/department.ts'
import { MemoryOffice } from '../support/memory-office.ts'

let office: MemoryOffice
afterEach(async () => {
  const { violations } = await office.checkUp()
  expect(violations).toEqual([])
})

const NODE_RULES: AlertRulesIn = {
  rules: [
    {
      key: 'node-disk',
      name: '磁盘',
      matchers: [
        { label: 'job', is: 'equals', value: 'node' },
        { label: 'alertname', is: 'contains', value: 'Filesystem' },
      ],
      outcome: {
        does: 'open',
        service: services.mail,
        impact: 'broad',
        urgency: 'high',
        groupBy: ['instance'],
        runbook: 'https://wiki.example.com/disk',
      },
    },
    {
      key: 'clocks',
      name: '时钟偏差不处理',
      matchers: [{ label: 'alertname', is: 'prefix', value: 'NodeClock' }],
      outcome: { does: 'ignore' },
    },
  ],
  otherwise: { does: 'open' },
}
const payload = {
  kind: 'alertmanager',
  text: readFileSync(new URL('../alert/payloads/alertmanager.json', import.meta.url), 'utf8'),
}
const tries = async (body: unknown): Promise<Tried[]> =>
  (await office.does<{ items: Tried[] }>('opsOne', 'POST', '/api/alert-rules/dry-run', body)).items

describe('given I write a rule, and am not sure what it will do', () => {
  it('when I try it on a message, then I see which rule matches, and which incident would open; nothing happens', async () => {
    office = await MemoryOffice.open()
    await addSource(office)
    await office.credentialsOf('opsOne')
    const before = office.store.dump().length
    expect(await tries({ rules: NODE_RULES, payload })).toMatchObject([
      {
        rule: 'node-disk',
        ruleName: '磁盘',
        does: 'open',
        key: 'instance=mail-1.example.com:9100',
        service: { id: services.mail },
        severity: 1,
        would: 'open-incident',
      },
      { rule: 'clocks', does: 'ignore', would: 'be-ignored', severity: null },
    ])
    expect(await tries({ payload })).toMatchObject([
      { rule: 'otherwise', ruleName: null, would: 'open-incident' },
      { rule: 'otherwise', would: 'end' },
    ])
    expect(office.store.dump()).toHaveLength(before)
    expect(await incidentsIn(office)).toEqual([])
  })

  it('when I try it on the last alerts, then I see what would become of each today', async () => {
    office = await MemoryOffice.open()
    const source = await addSource(office)
    await delivers(office, source, payload.text)
    await delivers(office, source, alertmanager({ name: 'Other' }))
    const tried = await tries({ rules: NODE_RULES, last: 10 })
    expect(tried.map(({ title, rule, would }) => `${title}: ${rule}, ${would}`).toSorted()).toEqual([
      'Filesystem has less than 3% space left.: node-disk, open-incident',
      'Other: otherwise, join-alert',
    ])
  })

  it('when something is silenced now, then the dry run says so', async () => {
    office = await MemoryOffice.open()
    const silence = {
      matchers: [{ label: 'job', is: 'equals', value: 'node' }],
      until: plusMillis(office.now, HOUR),
      reason: '检修',
    }
    const { id } = await office.does<{ id: string }>('head', 'POST', '/api/alert-silences', silence)
    expect((await tries({ rules: NODE_RULES, payload }))[0]).toMatchObject({ would: 'be-silenced', because: id })
  })

  it('when I ask for nothing, for two things, or paste what nobody can read, then I am told what is wrong', async () => {
    office = await MemoryOffice.open()
    const told = async (body: unknown) => (await office.call('opsOne', 'POST', '/api/alert-rules/dry-run', body)).body
    expect(await told({})).toMatchObject({ errors: [{ code: 'nothing-to-try' }] })
    expect(await told({ payload, last: 5 })).toMatchObject({ errors: [{ code: 'nothing-to-try' }] })
    expect(await told({ payload: { kind: 'zabbix', text: 'hello' } })).toMatchObject({
      errors: [{ code: 'unreadable-alert' }],
    })
  })
})

describe('given rules are published as versions', () => {
  it('then what fires already keeps the rule it began under, and what begins afterwards follows the new ones', async () => {
    office = await MemoryOffice.open()
    const source = await addSource(office)
    const node = (status: 'firing' | 'resolved', instance: string) =>
      alertmanager({ name: 'Filesystem', status, labels: { job: 'node', instance } })
    await delivers(office, source, node('firing', 'a'))
    const { version } = await publishRules(office, NODE_RULES)
    expect(version).toBe(2)
    await delivers(office, source, node('firing', 'a'))
    await delivers(office, source, node('firing', 'b'))
    expect((await alertsIn(office)).map(({ rule, key }) => `${rule} ${key}`).toSorted()).toEqual([
      'node-disk instance=b',
      'otherwise Filesystem',
    ])
    await delivers(office, source, node('resolved', 'a'))
    expect((await alertsIn(office, '?status=resolved')).map(({ rule }) => rule)).toEqual(['otherwise'])
  })

  it('when rules put together what began apart, then each of them still ends by itself', async () => {
    office = await MemoryOffice.open()
    const source = await addSource(office)
    const all = (status: 'firing' | 'resolved') =>
      alertmanager(
        ...Array.from({ length: 40 }, (_, nth) => ({ name: `Down ${nth}`, status, labels: { cluster: 'bj1' } })),
      )
    await delivers(office, source, all('firing'))
    expect(await incidentsIn(office)).toHaveLength(40)
    await publishRules(office, { otherwise: { does: 'open', groupBy: ['cluster'] } })
    await delivers(office, source, all('resolved'))
    const ended = await alertsIn(office, '?status=resolved&limit=100')
    expect(ended).toHaveLength(40)
  })

  it('then everybody sees who published what and why; nothing is ever edited', async () => {
    office = await MemoryOffice.open()
    await publishRules(office, NODE_RULES)
    const { versions } = await office.does<AlertRulesOut>('opsOne', 'GET', '/api/alert-rules')
    expect(versions).toMatchObject([
      { version: 2, publishedBy: { name: 'head' }, reason: 'as agreed' },
      { version: 1, publishedBy: null },
    ])
    expect(await office.does('opsOne', 'GET', '/api/alert-rules/versions/2')).toMatchObject(NODE_RULES)
    const again = { rules: NODE_RULES, reason: '再来一次' }
    expect((await office.call('head', 'PUT', '/api/alert-rules', again, 1)).status).toBe(412)
    expect((await office.call('head', 'PUT', '/api/alert-rules', again, 2)).body).toMatchObject({
      code: 'nothing-to-change',
    })
  })

  it('then what matches nothing cannot be thrown away, and rules name only services that are there', async () => {
    office = await MemoryOffice.open()
    const publish = (rules: unknown) => office.call('head', 'PUT', '/api/alert-rules', { rules, reason: 'x' }, 1)
    expect((await publish({ rules: [], otherwise: { does: 'ignore' } })).status).toBe(422)
    const service = 'svc_01K9ZQ6V80ABCDEFGHJKMNPQRS'
    expect((await publish({ rules: [], otherwise: { does: 'open', service } })).body).toMatchObject({
      errors: [{ path: 'rules/otherwise/service', code: 'unknown-service' }],
    })
    const [rule] = NODE_RULES.rules
    expect((await publish({ ...NODE_RULES, rules: [rule, rule] })).status).toBe(422)
  })
})
