import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { createApi } from '../../functions/api.ts'
import type { Id } from '../../functions/kernel/ids.ts'
import { MINUTE, plusMillis } from '../../functions/kernel/instant.ts'
import { sweepLateObligations } from '../../functions/obligation/tasks/sweep-late.ts'
import type { Platform } from '../../functions/platform/platform.ts'
import { kinds, people as peopleForSignIn } from '../../functions/registry.ts'
import { machineClock } from '../../infra/local/clocks.ts'
import { bearerOf } from '../support/credentials.ts'
import { people } from '../support/department.ts'
import { interleaved } from '../support/interleaved-store.ts'
import type { MemoryOffice } from '../support/memory-office.ts'
import { type Actor, race, type Start, startFrom } from '../support/race.ts'
import {
  assessedChange,
  deciding,
  mustAgree,
  mustHaveDone,
  nextTickOf,
  someOf,
  startAtTick,
  these,
} from '../support/race-rules.ts'

const RUNS = 500
const PATIENCE = 120_000

/** The obligation a change waits for. */
async function owedOn(office: MemoryOffice, id: Id): Promise<Id> {
  const { obligations } = await office.change(id)
  return obligations.find(({ status }) => status === 'open')?.id ?? ''
}

describe('given an authorisation that is offered to the deputy', () => {
  let start: Start
  let owed: Id
  beforeAll(async () => {
    const { office, id } = await assessedChange()
    owed = await owedOn(office, id)
    const body = { to: people.changeDeputy }
    await office.does('changeManager', 'POST', `/api/obligations/${owed}/hand-over`, body)
    start = await startAtTick(office, id)
  })

  const actorsOn = ({ id, now }: Start): Readonly<Record<string, Actor>> => {
    const params = { id: owed }
    return {
      authorise: ({ does }) => does('changeManager', 'authorise-change', { params: { id } }),
      accept: ({ does }) => does('changeDeputy', 'accept-obligation', { params }),
      'accept again': ({ does }) => does('changeDeputy', 'accept-obligation', { params }),
      decline: ({ does }) => does('changeDeputy', 'decline-obligation', { params }),
      acknowledge: ({ does }) => does('changeManager', 'acknowledge-obligation', { params }),
      offer: ({ does }) => does('changeManager', 'hand-over-obligation', { params, body: { to: people.opsLeader } }),
      tick: ({ runs }) => runs('tick', { caseId: id, generation: 1, startedAt: now }),
    }
  }

  it(
    'when giver and receiver act at once, then what is answered, owed, told and recorded is the same',
    async () => {
      await fc.assert(
        fc.asyncProperty(someOf(actorsOn(start)), fc.scheduler(), async (names, scheduler) => {
          const finish = await race(start, these(actorsOn(start), names), scheduler)
          mustAgree(finish)
          const done = finish.story.map(({ did }) => did)
          expect(deciding(finish)).toEqual(names.includes('authorise') ? ['change.authorised'] : [])
          mustHaveDone(finish, 'offer', 'obligation.offered')
          mustHaveDone(finish, 'decline', 'obligation.declined')
          const accepted = [finish.said.accept, finish.said['accept again']].filter((each) => each === 'ok')
          expect(done.filter((did) => did === 'obligation.accepted')).toHaveLength(accepted.length)
          expect(accepted.length).toBeLessThanOrEqual(1)
          const authorised = done.indexOf('change.authorised')
          if (authorised >= 0) expect(done.slice(authorised + 1)).toEqual([])
          const answered = done.filter((did) => ['obligation.accepted', 'obligation.declined'].includes(did))
          expect(answered.length).toBeLessThanOrEqual(1)
        }),
        { numRuns: RUNS },
      )
    },
    PATIENCE,
  )
})

describe('given the same request sent several times at once, under one key', () => {
  let office: MemoryOffice
  let id: Id
  let bearers: Readonly<Record<'opsOne' | 'changeManager', Readonly<Record<string, string>>>>
  beforeAll(async () => {
    const begun = await assessedChange()
    office = begun.office
    id = begun.id
    bearers = {
      opsOne: await bearerOf(office.machine.platform, 'opsOne'),
      changeManager: await bearerOf(office.machine.platform, 'changeManager'),
    }
  })

  /** Three times the same, each turn at the table by chance. */
  async function threeTimes(scheduler: fc.Scheduler, who: 'opsOne' | 'changeManager', path: string, body: unknown) {
    const store = office.store.clone()
    const { platform, routes } = office.machine
    const api = createApi({
      platform: { ...platform, store: interleaved(store, scheduler), kick() {} },
      ...{ routes, people: peopleForSignIn, wallClock: machineClock, checksAnswers: true },
    })
    const headers = { ...bearers[who], 'Content-Type': 'application/json', 'Idempotency-Key': 'once' }
    const send = async () => {
      const answer = await api.request(path, { method: 'POST', headers, body: JSON.stringify(body) })
      return { status: answer.status, text: await answer.text() }
    }
    const answers = await scheduler.waitFor(Promise.all([send(), send(), send()]))
    return { store, answers }
  }

  it(
    'when a change is raised, then it is one change, and every answer names it',
    async () => {
      const wish = office.wish()
      await fc.assert(
        fc.asyncProperty(fc.scheduler(), async (scheduler) => {
          const { store, answers } = await threeTimes(scheduler, 'opsOne', '/api/changes', wish)
          expect(answers.map(({ status }) => status)).toEqual([201, 201, 201])
          expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
          const { items } = await store.query({ index: 'gsi3', pk: 'changes' })
          expect(items).toHaveLength(2)
        }),
        { numRuns: RUNS },
      )
    },
    PATIENCE,
  )

  it(
    'when a change is authorised, then it is authorised once, and every answer says so',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.scheduler(), async (scheduler) => {
          const { store, answers } = await threeTimes(scheduler, 'changeManager', `/api/changes/${id}/authorise`, {})
          expect(answers.map(({ status, text }) => (status === 200 ? 200 : text))).toEqual([200, 200, 200])
          expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
          const story = store.dump().filter(({ pk, sk }) => pk.endsWith(id.slice(-16)) && sk.startsWith('aud#'))
          expect(story).toHaveLength(3)
        }),
        { numRuns: RUNS },
      )
    },
    PATIENCE,
  )
})

describe('given a case that has lost its execution', () => {
  let start: Start
  beforeAll(async () => {
    const { office, id } = await assessedChange()
    const late = plusMillis(await nextTickOf(office, id), 3 * MINUTE)
    office.clock.moveTo(late)
    start = { ...startFrom(office, id), store: office.store.clone() }
  })

  it(
    'when two sweepers and its old execution find it at once, then it is reminded once and revived once',
    async () => {
      const sweep: Actor = async ({ platform }: { readonly platform: Platform }) => {
        await sweepLateObligations(platform, kinds)
        return 'ok'
      }
      const tick: Actor = ({ runs }) => runs('tick', { caseId: start.id, generation: 1, startedAt: start.now })
      await fc.assert(
        fc.asyncProperty(someOf({ sweep, again: sweep, tick }), fc.scheduler(), async (names, scheduler) => {
          const finish = await race(start, these({ sweep, again: sweep, tick }, names), scheduler)
          expect(finish.violations).toEqual([])
          expect(finish.story.map(({ did }) => did)).toEqual(['obligation.reminded'])
          const starts = finish.effects.filter(({ kind }) => kind === 'start')
          expect(starts.length).toBeLessThanOrEqual(1)
          if (!names.includes('tick')) expect(starts).toMatchObject([{ caseId: start.id, generation: 2 }])
        }),
        { numRuns: RUNS },
      )
    },
    PATIENCE,
  )
})
