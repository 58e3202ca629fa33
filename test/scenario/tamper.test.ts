import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AuditEntry } from '../../functions/audit-trail/entry.ts'
import type { Id } from '../../functions/kernel/ids.ts'
import { Forger } from '../support/forger.ts'
import { closeOffices, Office, people } from '../support/office.ts'

let office: Office
let id: Id
let forger: Forger
let whole: AuditEntry[]

beforeEach(async () => {
  office = await Office.open()
  ;({ id } = await office.raises('opsOne'))
  await office.bringTo(id, 'authorised')
  // Two checkpoints later nothing can be said to have waited for one.
  await office.advance({ minutes: 12 })
  forger = new Forger(office.premises, id)
  whole = await forger.entries()
  expect(whole.map(({ did }) => did)).toEqual(['change.submitted', 'change.assessed', 'change.authorised'])
})
afterEach(() => office.close())
afterAll(closeOffices)

interface Verified {
  readonly broken: { readonly aggregate: Id; readonly seq: number; readonly problem: string } | null
  readonly checkpoints: { readonly broken: { readonly problem: string } | null }
}
const ask = async (query: string) => (await office.call<Verified>('admin', 'GET', `/api/audit/verify${query}`)).body
const everything = () => ask('?limit=100')
const thisOne = () => ask(`?aggregate=changes&id=${id}`)

/** The second entry as somebody would like it to have been: assessed by another. */
const denied = (entry: AuditEntry): AuditEntry => ({ ...entry, by: { ...entry.by, id: people.employee } })
const changed = (nth: number, how: (entry: AuditEntry) => AuditEntry) =>
  whole.map((entry, index) => (index === nth - 1 ? how(entry) : entry))
const [first, second, third] = [() => whole[0], () => whole[1], () => whole[2]] as (() => AuditEntry)[] as [
  () => AuditEntry,
  () => AuditEntry,
  () => AuditEntry,
]

describe('given an audit trail that nobody touched', () => {
  it('when it is verified, then it is whole, one chain and all of them', async () => {
    expect((await thisOne()).broken).toBeNull()
    expect(await everything()).toMatchObject({ broken: null, checkpoints: { broken: null } })
  })
})

describe('given somebody who may write to the table', () => {
  it.each([
    ['alter an entry', () => forger.lay(2, denied(second())), 2, 'altered'],
    ['remove an entry', () => forger.remove(2), 2, 'missing'],
    ['remove the last entry', () => forger.remove(3), 3, 'missing'],
    [
      'let two entries change places',
      async () => {
        await forger.lay(2, third())
        await forger.lay(3, second())
      },
      2,
      'swapped',
    ],
    ['lay an entry of the chain over another', () => forger.lay(3, first()), 3, 'swapped'],
  ])('when they %s, then it is named', async (_, tamper, seq, problem) => {
    await tamper()
    expect((await thisOne()).broken).toEqual({ aggregate: id, seq, problem })
    expect((await everything()).broken).toEqual({ aggregate: id, seq, problem })
  })
})

describe('given somebody who makes every hash and the head fit as well', () => {
  it.each([
    ['alter an entry', () => forger.rewrite(changed(2, denied)), 2, 'altered'],
    ['remove an entry', () => forger.rewrite([first(), third()]), 2, 'altered'],
    ['let two entries change places', () => forger.rewrite([first(), third(), second()]), 2, 'altered'],
    ['begin the story otherwise', () => forger.rewrite(changed(1, denied)), 1, 'altered'],
    ['add what never happened', () => forger.rewrite([...whole, denied(third())]), 4, 'not-in-checkpoint'],
  ])('when they %s after its checkpoint, then it is named', async (_, tamper, seq, problem) => {
    await tamper()
    expect((await thisOne()).broken).toEqual({ aggregate: id, seq, problem })
    expect((await everything()).broken).toEqual({ aggregate: id, seq, problem })
  })

  it.each([
    ['cut off the end', () => forger.rewrite([first(), second()]), 3],
    ['remove the whole change', () => forger.removeEverything(), 1],
  ])('when they %s, then the walk over everything names it', async (_, tamper, seq) => {
    await tamper()
    expect((await everything()).broken).toEqual({ aggregate: id, seq, problem: 'missing' })
  })
})

describe('given somebody who writes to the checkpoints', () => {
  it.each([
    ['alter one', (lines: string[]) => lines.map((line) => line.replace(/"count":\d+/, '"count":99')), 'altered'],
    ['remove the newest', (lines: string[]) => [...lines.slice(0, -2), ''], 'missing'],
  ])('when they %s, then it is named', async (_, tamper, problem) => {
    const file = join(office.premises.folder, 'checkpoints.jsonl')
    const lines = (await readFile(file, 'utf8')).split('\n')
    await writeFile(file, tamper(lines).join('\n'))
    await office.restart()
    expect((await everything()).checkpoints.broken).toMatchObject({ problem })
  })
})
