import fc from 'fast-check'
import { expect } from 'vitest'
import type { ChangeHead } from '../../functions/change/change.ts'
import type { Id } from '../../functions/kernel/ids.ts'
import type { Instant } from '../../functions/kernel/instant.ts'
import { MemoryOffice } from './memory-office.ts'
import { type Actor, type Finish, type Start, startFrom } from './race.ts'

const window = { from: '2026-02-02T01:00:00.000Z', until: '2026-02-02T05:00:00.000Z' }

/** Asked for by `opsOne`, carried out by `opsTwo`, assessed by `opsThree`: waits for the change manager. */
export async function assessedChange(): Promise<{ office: MemoryOffice; id: Id }> {
  const office = await MemoryOffice.open()
  const { id } = await office.raises('opsOne', { releaseWindow: window })
  await office.does('opsThree', 'POST', `/api/changes/${id}/assess`, {})
  return { office, id }
}

/** The instant at which the clock of what is owed runs out. */
export async function nextTickOf(office: MemoryOffice, id: Id): Promise<Instant> {
  const { obligations } = await office.change(id)
  return obligations.find(({ status }) => status === 'open')?.nextTickAt ?? ''
}

/** Everything as it is, at the instant at which its clock runs out, and before the engine has noticed. */
export async function startAtTick(office: MemoryOffice, id: Id): Promise<Start> {
  office.clock.moveTo(await nextTickOf(office, id))
  return { ...startFrom(office, id), store: office.store.clone() }
}

/** What becomes of the change when somebody decides, and what else may have happened to it. */
export const DECISIONS = ['change.authorised', 'change.rejected', 'change.edited', 'change.cancelled', 'change.expired']
/** After these nothing decides any more. */
export const ENDS = ['change.cancelled', 'change.expired', 'change.released']
export const deciding = ({ story }: Finish) => story.map(({ did }) => did).filter((did) => DECISIONS.includes(did))

/** The mails and the wake that each entry of the story is followed by, whoever they go to. */
const FOLLOWED_BY: Readonly<Record<string, readonly string[]>> = {
  'change.authorised': ['obligation.asked', 'change.outcome', 'wake'],
  'change.rejected': ['change.outcome', 'wake'],
  'change.edited': ['obligation.asked', 'wake'],
  'change.cancelled': ['change.outcome', 'wake'],
  'change.expired': ['change.outcome', 'change.outcome', 'wake'],
  'change.window-opened': ['obligation.window-open'],
  'change.released': ['obligation.asked', 'change.outcome', 'event', 'wake'],
  'obligation.reminded': ['obligation.reminded'],
  'obligation.climbed': ['obligation.climbed', 'obligation.taken-up'],
  'obligation.re-owned': ['obligation.fell-to-you', 'wake'],
  'obligation.re-asked': ['obligation.asked', 'wake'],
  'obligation.acknowledged': ['wake'],
  'obligation.offered': ['obligation.offered'],
  'obligation.accepted': ['obligation.offer-accepted'],
  'obligation.declined': ['obligation.offer-declined'],
}

/** Whoever waits for the end of a window hears of one that was withdrawn from it: not of a change that had gone back. */
const isWithdrawnFromItsWindow = (began: ChangeHead, done: readonly string[]): boolean =>
  (began.stage === 'release' || done.includes('change.window-opened')) &&
  done.includes('change.cancelled') &&
  !done.includes('change.edited')

/** True of every race: record, obligations, story, effects and answers tell of the same things. */
export function mustAgree({ began, head, obligations, story, effects, violations }: Finish): void {
  expect(violations).toEqual([])
  const done = story.map(({ did }) => did)
  const named = effects.map((effect) => (effect.kind === 'mail' ? effect.letter : effect.kind))
  const followed = done.flatMap((did) => FOLLOWED_BY[did] ?? [did])
  if (isWithdrawnFromItsWindow(began, done)) followed.push('event')
  expect(named.toSorted()).toEqual(followed.toSorted())
  const owed = obligations.filter(({ status, concerns }) => status === 'open' && concerns === undefined)
  expect(owed.length).toBe(head.stage === 'over' ? 0 : 1)
  expect(owed.map(({ accountable }) => accountable)).toEqual(head.accountable === undefined ? [] : [head.accountable])
}

/** Somebody who was answered `ok` did it, and whoever did it was answered so. */
export const mustHaveDone = ({ said, story }: Finish, name: string, did: string): void => {
  if (said[name] === undefined) return
  expect([name, said[name] === 'ok']).toEqual([name, story.some((entry) => entry.did === did)])
}

/** Two or more of them, by name: so that a failed run says who they were. */
export const someOf = (actors: Readonly<Record<string, Actor>>) => fc.subarray(Object.keys(actors), { minLength: 2 })

export const these = (actors: Readonly<Record<string, Actor>>, names: readonly string[]) =>
  Object.fromEntries(Object.entries(actors).filter(([name]) => names.includes(name)))
