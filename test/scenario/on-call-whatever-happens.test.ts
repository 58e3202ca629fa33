import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Id } from '../../functions/kernel/ids.ts'
import { DAY, HOUR, type Instant, MINUTE, plusMillis } from '../../functions/kernel/instant.ts'
import { loadSchedules } from '../../functions/on-call/index.ts'
import { holesBetween } from '../../functions/on-call/rules/holes.ts'
import type { ScheduleOut } from '../../functions/on-call/schedule.contract.ts'
import { loadDirectory } from '../../functions/responsibility/index.ts'
import { people, type Role } from '../support/department.ts'
import { MemoryOffice } from '../support/memory-office.ts'
import { layer, rota, schedules } from '../support/on-call-at-work.ts'

const OPERATORS = ['opsOne', 'opsTwo', 'opsThree'] as const satisfies readonly Role[]
const anOperator = fc.constantFrom(...OPERATORS)
const hours = fc.integer({ min: -20, max: 200 })
const length = fc.integer({ min: 1, max: 60 })

/** Something that happens in a department; what is not possible just then is refused. */
const something = fc.oneof(
  fc.record({ what: fc.constant('time' as const), by: fc.integer({ min: 1, max: 30 }) }),
  fc.record({ what: fc.constant('leave' as const), who: anOperator, in: hours, length }),
  fc.record({ what: fc.constant('stays' as const), who: anOperator }),
  fc.record({ what: fc.constant('cover' as const), who: anOperator, in: hours, length }),
  fc.record({ what: fc.constant('called-off' as const) }),
  fc.record({ what: fc.constant('gone' as const), who: fc.constantFrom('opsTwo', 'opsThree' as const) }),
  fc.record({ what: fc.constant('back' as const), who: fc.constantFrom('opsTwo', 'opsThree' as const) }),
  fc.record({ what: fc.constant('edit' as const), first: anOperator, in: fc.integer({ min: 0, max: 60 }) }),
)
type Something = typeof something extends fc.Arbitrary<infer Thing> ? Thing : never

const ROTATION = layer('日', OPERATORS, { every: { count: 1, unit: 'day' }, from: '2026-01-05' })

class Department {
  readonly #seen: { readonly at: Instant; readonly person: Id | undefined }[] = []
  private constructor(
    readonly office: MemoryOffice,
    readonly schedule: Id,
  ) {}

  static async open(): Promise<Department> {
    const office = await MemoryOffice.open()
    return new Department(office, (await schedules(office, rota([ROTATION]))).id)
  }

  async happens(thing: Something): Promise<void> {
    const { office, schedule } = this
    // What was looked at is over: nothing happens at the very same instant.
    await office.advance(MINUTE)
    const at = (inHours: number) => plusMillis(office.now, inHours * HOUR)
    const path = `/api/on-call/schedules/${schedule}`
    switch (thing.what) {
      case 'time':
        await office.advance(thing.by * HOUR)
        break
      case 'leave': {
        const period = { from: at(thing.in), until: at(thing.in + thing.length) }
        await office.call('admin', 'POST', '/api/absences', { person: people[thing.who], ...period })
        break
      }
      case 'stays': {
        const { body } = await office.call<{ items: { id: Id }[] }>(
          'admin',
          'GET',
          `/api/absences?person=${people[thing.who]}`,
        )
        if (body.items[0] !== undefined) await office.call('admin', 'DELETE', `/api/absences/${body.items[0].id}`)
        break
      }
      case 'cover': {
        const period = { from: at(thing.in), until: at(thing.in + thing.length) }
        await office.call('head', 'POST', `${path}/overrides`, {
          role: 'primary',
          person: people[thing.who],
          ...period,
        })
        break
      }
      case 'called-off': {
        const { overrides } = await office.does<ScheduleOut>('head', 'GET', path)
        if (overrides[0] !== undefined) await office.call('head', 'DELETE', `/api/on-call/overrides/${overrides[0].id}`)
        break
      }
      case 'gone':
      case 'back': {
        const person = `/api/people/${people[thing.who]}`
        const { version } = await office.does<{ version: number }>('admin', 'GET', person)
        await office.call('admin', 'PATCH', person, { active: thing.what === 'back' }, version)
        break
      }
      case 'edit': {
        const rotations = rota([{ ...ROTATION, people: [people[thing.first], people.opsOne] }])
        await office.call('head', 'POST', `${path}/versions`, { from: at(thing.in), rota: rotations })
      }
    }
    await office.settle()
    // The sweeper comes every minute.
    await office.advance(MINUTE)
  }

  async nowOnCall(): Promise<void> {
    const { office, schedule } = this
    const path = `/api/on-call/schedules/${schedule}/at?at=${office.now}`
    const { primary } = await office.does<{ primary: { person: { id: Id } | null } }>('head', 'GET', path)
    this.#seen.push({ at: office.now, person: primary.person?.id })
  }

  /** Whether a gap is open exactly while somebody will be missing. */
  async gapsAreTold(): Promise<void> {
    const { store, now } = this.office
    const [found] = await loadSchedules(store)
    if (found === undefined) throw new Error('the schedule is gone')
    const range = { from: now, until: plusMillis(now, 35 * DAY) }
    const holes = holesBetween(found, 'primary', await loadDirectory(store), range)
    expect({ holes: holes.length > 0, at: now }).toEqual({ holes: found.gaps?.primary !== undefined, at: now })
  }

  async historyStays(): Promise<void> {
    await this.office.advance(HOUR)
    for (const { at, person } of this.#seen) {
      const path = `/api/on-call/schedules/${this.schedule}/at?at=${at}`
      const { primary } = await this.office.does<{ primary: { person: { id: Id } | null } }>('head', 'GET', path)
      expect({ at, person: primary.person?.id }).toEqual({ at, person })
    }
  }
}

describe('whatever happens in a department', () => {
  it('who was on call stays who it was, a gap is open exactly while somebody will be missing, and every invariant holds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(something, { minLength: 3, maxLength: 14 }), async (things) => {
        const department = await Department.open()
        for (const thing of things) {
          await department.happens(thing)
          await department.nowOnCall()
          await department.gapsAreTold()
        }
        await department.historyStays()
        expect((await department.office.checkUp()).violations).toEqual([])
      }),
      { numRuns: 25 },
    )
  })
})
