import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { headKey } from '../../functions/audit-trail/index.ts'
import { people } from '../support/department.ts'
import { type Actor, type Finish, race, type Start, startFrom } from '../support/race.ts'
import {
  assessedChange,
  deciding,
  ENDS,
  mustAgree,
  mustHaveDone,
  nextTickOf,
  someOf,
  startAtTick,
  these,
} from '../support/race-rules.ts'

/** Four properties: 10,000 interleavings together. */
const RUNS = 2500
const PATIENCE = 240_000
describe('given a change whose clock runs out in this very millisecond', () => {
  let starts: Readonly<Record<'reminding' | 'climbing', Start>>
  beforeAll(async () => {
    const { office, id } = await assessedChange()
    const reminding = await startAtTick(office, id)
    for (let reminder = 0; reminder < 3; reminder += 1) {
      await office.advance(0)
      office.clock.moveTo(await nextTickOf(office, id))
    }
    starts = { reminding, climbing: { ...startFrom(office, id), store: office.store.clone() } }
  })

  const actorsOn = ({ id, now }: Start): Readonly<Record<string, Actor>> => ({
    authorise: ({ does }) => does('changeManager', 'authorise-change', { params: { id } }),
    again: ({ does }) => does('changeManager', 'authorise-change', { params: { id } }),
    tick: ({ runs }) => runs('tick', { caseId: id, generation: 1, startedAt: now }),
    reject: ({ does }) => does('changeDeputy', 'reject-change', { params: { id }, body: { comment: '月底不动。' } }),
    edit: ({ does }) => does('opsOne', 'edit-change', { params: { id }, body: { backOutPlan: '另换。' }, ifMatch: 2 }),
    leave: async ({ does, runs }) => {
      const person = people.changeManager
      const left = await does('admin', 'change-person', { params: { id: person }, body: { active: false }, ifMatch: 1 })
      await runs('hand-over-everything', { person })
      return left
    },
  })

  it.each(['reminding', 'climbing'] as const)(
    'when people decide meanwhile (%s), then there is one outcome, the same everywhere',
    async (which) => {
      const start = starts[which]
      const actors = actorsOn(start)
      await fc.assert(
        fc.asyncProperty(someOf(actors), fc.scheduler(), async (names, scheduler) => {
          const some = these(actors, names)
          const stragglers: Actor = ({ runs }) => runs('hand-over-everything', { person: people.changeManager })
          const finish = await race(start, some, scheduler, stragglers)
          mustAgree(finish)
          const outcome = deciding(finish)
          const mustDecide = some.reject !== undefined || some.edit !== undefined || some.leave === undefined
          expect(outcome.length).toBeLessThanOrEqual(1)
          const couldDecide = ['authorise', 'again', 'reject', 'edit'].some((name) => some[name] !== undefined)
          if (couldDecide && mustDecide) expect(outcome.length).toBe(1)
          // Whoever has left meanwhile is told nothing any more, not even what they decided before.
          if (some.leave === undefined) {
            mustHaveDone(finish, 'authorise', 'change.authorised')
            mustHaveDone(finish, 'again', 'change.authorised')
          }
          mustHaveDone(finish, 'reject', 'change.rejected')
          mustHaveDone(finish, 'edit', 'change.edited')
          if (some.tick !== undefined) expect(finish.said.tick).toBe('ok')
          if (some.leave !== undefined) mustHaveLeftAfterDeciding(start, finish)
        }),
        { numRuns: RUNS },
      )
    },
    PATIENCE,
  )

  /** Whoever has left decides nothing any more. */
  function mustHaveLeftAfterDeciding({ id }: Start, { said, commits, story }: Finish): void {
    expect(said.leave).toBe('ok')
    const indexOf = (key: { pk: string; sk: string }, is: (row: Readonly<Record<string, unknown>>) => boolean) =>
      commits.findIndex((writes) =>
        writes.some((write) => 'put' in write && write.put.pk === key.pk && write.put.sk === key.sk && is(write.put)),
      )
    const left = indexOf(headKey(people.changeManager), ({ active }) => active === false)
    const authorised = indexOf(headKey(id), ({ status }) => status === 'authorised')
    expect(left).toBeGreaterThan(authorised)
    expect(authorised >= 0).toBe(story.some(({ did }) => did === 'change.authorised'))
    expect([said.authorise, said.again].includes('ok')).toBe(authorised >= 0)
  }
})

describe('given a change whose window ends, or opens, in this very millisecond', () => {
  let starts: Readonly<Record<'opening' | 'ending', Start>>
  beforeAll(async () => {
    const { office, id } = await assessedChange()
    await office.ownerTakes(id, 'authorise')
    await office.ownerTakes(id, 'record-test', { outcome: 'passed', evidence: '正常。' })
    const opening = await startAtTick(office, id)
    await office.advance(0)
    for (let reminder = 0; reminder < 2; reminder += 1) {
      office.clock.moveTo(await nextTickOf(office, id))
      await office.advance(0)
    }
    starts = { opening, ending: await startAtTick(office, id) }
  })

  const actorsOn = ({ id, now }: Start): Readonly<Record<string, Actor>> => ({
    tick: ({ runs }) => runs('tick', { caseId: id, generation: 1, startedAt: now }),
    'another tick': ({ runs }) => runs('tick', { caseId: id }),
    release: ({ does }) => does('opsTwo', 'release-change', { params: { id } }),
    cancel: ({ does }) => does('opsOne', 'cancel-change', { params: { id }, body: { comment: '推迟。' }, ifMatch: 4 }),
    edit: ({ does }) => {
      const later = { from: '2026-03-02T01:00:00.000Z', until: '2026-03-02T05:00:00.000Z' }
      return does('opsTwo', 'edit-change', { params: { id }, body: { releaseWindow: later }, ifMatch: 4 })
    },
  })

  it.each(['opening', 'ending'] as const)(
    'when it is %s and people act meanwhile, then there is one outcome, the same everywhere',
    async (which) => {
      const start = starts[which]
      await fc.assert(
        fc.asyncProperty(someOf(actorsOn(start)), fc.scheduler(), async (names, scheduler) => {
          const finish = await race(start, these(actorsOn(start), names), scheduler)
          mustAgree(finish)
          mustHaveDone(finish, 'cancel', 'change.cancelled')
          mustHaveDone(finish, 'edit', 'change.edited')
          mustHaveDone(finish, 'release', 'change.released')
          const done = finish.story.map(({ did }) => did)
          // An edit takes it back to the beginning, from where it may still be withdrawn: once in each round.
          const ends = done.filter((did) => ENDS.includes(did))
          expect(ends.length).toBeLessThanOrEqual(1)
          expect(done.filter((did) => did === 'change.window-opened').length).toBeLessThanOrEqual(1)
          if (done.includes('change.edited')) expect(done).not.toContain('change.released')
          if (which === 'ending') expect(ends.length + Number(done.includes('change.edited'))).toBeGreaterThanOrEqual(1)
        }),
        { numRuns: RUNS },
      )
    },
    PATIENCE,
  )
})
