import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ACCESS_REVIEW } from '../../functions/access-review/access-review-policy.ts'
import { type Decision, NONE_DECIDED, sumOf, VERDICTS } from '../../functions/access-review/package.ts'
import { planOfPackage } from '../../functions/access-review/rules/plan-of-package.ts'
import { isSafeInBulk, needsReason } from '../../functions/access-review/rules/what-needs-a-reason.ts'
import { whenNext } from '../../functions/access-review/rules/when-next.ts'
import { whoDecidedMost } from '../../functions/access-review/rules/who-decided-most.ts'
import { whoReviews } from '../../functions/access-review/rules/who-reviews.ts'
import { counted, type Tally } from '../../functions/access-review/steps/decide.ts'
import { business, defaultCalendar } from '../../functions/calendar/index.ts'
import { DAY, plusMillis } from '../../functions/kernel/instant.ts'
import { usualLadder } from '../../functions/obligation/index.ts'
import { faultsOfLadder } from '../../functions/obligation/rules/may-ladder-be-saved.ts'
import type { Directory } from '../../functions/responsibility/index.ts'
import { cases } from '../calendar/arbitrary-calendars.ts'
import { shanghai } from '../calendar/shanghai.ts'
import { aDepartment, people, positions, services } from '../support/department.ts'
import { MONDAY_MORNING } from '../support/memory-platform.ts'

const LADDERS = {
  decide: ACCESS_REVIEW.stages.decide.ladder,
  undecided: ACCESS_REVIEW.stages.undecided.ladder,
}
const at = (local: string) => shanghai.at(local)

describe('the clock of a package', () => {
  it('reminds 7, 3 and 1 days before the review’s date, climbs from it on, and revokes five days later', () => {
    const { plan, dueAt, lapsesAt } = planOfPackage(
      LADDERS,
      at('2026-01-05T09:00'),
      at('2026-03-31T18:00'),
      'revoke',
      defaultCalendar,
    )
    expect(shanghai.read(dueAt)).toBe('2026-03-31T18:00')
    expect(lapsesAt).toBe(plan.at(-1)?.at)
    expect(plan.map(({ at: when, ...rung }) => `${shanghai.read(when)} ${'to' in rung ? rung.to : rung.does}`)).toEqual(
      [
        '2026-03-24T18:00 remind',
        '2026-03-28T18:00 remind',
        '2026-03-30T18:00 remind',
        '2026-03-31T18:00 deputy',
        '2026-04-01T18:00 leader',
        '2026-04-02T18:00 head',
        '2026-04-05T18:00 turn',
      ],
    )
  })

  it('counts working days back from the date where its policy does', () => {
    const decide = usualLadder(business('P10D'), [{ after: 'due', to: 'head' }])
    const ladders = { ...LADDERS, decide: { ...decide, remindAfter: [business('P7D')] } }
    const { plan } = planOfPackage(ladders, at('2026-01-05T09:00'), at('2026-03-31T18:00'), 'ask-on', defaultCalendar)
    // Friday, Monday and Tuesday are left.
    expect(shanghai.read(plan[0]?.at ?? '')).toBe('2026-03-27T09:00')
  })

  it('comes in strictly increasing instants, and lapses exactly if undecided is revoked, whatever the calendar', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 1, max: 200 }), fc.boolean(), ({ calendar, from }, days, revokes) => {
        const what = revokes ? 'revoke' : 'ask-on'
        const { plan, dueAt, lapsesAt } = planOfPackage(LADDERS, from, plusMillis(from, days * DAY), what, calendar)
        const instants = plan.map((rung) => rung.at)
        expect(instants).toEqual([...new Set(instants)].toSorted())
        expect(plan.filter(({ does }) => does === 'turn').length).toBe(revokes ? 1 : 0)
        expect(plan.at(-1)?.does).toBe(revokes ? 'turn' : 'climb')
        expect(lapsesAt === undefined || lapsesAt > dueAt).toBe(true)
      }),
    )
  })

  it('is a policy that could be published as it is', () => {
    for (const [stage, { ladder }] of Object.entries(ACCESS_REVIEW.stages)) {
      expect(faultsOfLadder(ladder, stage)).toEqual([])
    }
  })
})

describe('who reviews', () => {
  const directoryWith = async (change: (directory: Directory) => Directory): Promise<Directory> =>
    change(await (await aDepartment()).directory())

  const mayApprove =
    (position: string, reaching: readonly string[]) =>
    (directory: Directory): Directory => {
      const post = directory.positions.get(position)
      if (post === undefined) throw new Error('no such post')
      const authority = { act: 'entitlement.approve' as const, services: reaching }
      const posts = new Map(directory.positions)
      posts.set(position, { ...post, authorities: [...post.authorities, authority] })
      return { ...directory, positions: posts }
    }
  const asFounded = directoryWith((directory) => directory)
  const about = (holder: string) => ({ holder, service: services.mail, risk: 'high' as const })

  it('is whoever’s duty it is for this service, before whoever may everywhere', async () => {
    const directory = await directoryWith(mayApprove(positions.changeManager, [services.mail]))
    const found = whoReviews(about(people.opsTwo), directory, MONDAY_MORNING)
    expect(found).toMatchObject({ person: people.changeManager, why: { because: 'duty', via: 'holder' } })
  })

  it('is the deputy while the holder is away', async () => {
    const directory = await directoryWith(mayApprove(positions.changeManager, [services.mail]))
    const away = { id: 'abs', version: 1, person: people.changeManager, from: MONDAY_MORNING, until: '2027' }
    const found = whoReviews(about(people.opsTwo), { ...directory, absences: [away] }, MONDAY_MORNING)
    expect(found).toMatchObject({ person: people.changeDeputy, why: { because: 'duty', via: 'deputy' } })
  })

  it('of one’s own is the leader, of a leader’s the head, of the head’s whoever stands in', async () => {
    const ofManager = await directoryWith(mayApprove(positions.changeManager, [services.mail]))
    expect(whoReviews(about(people.changeManager), ofManager, MONDAY_MORNING)).toMatchObject({
      person: people.opsLeader,
      why: { because: 'own', position: positions.opsLeader },
    })
    const ofLeader = await directoryWith(mayApprove(positions.opsLeader, [services.mail]))
    expect(whoReviews(about(people.opsLeader), ofLeader, MONDAY_MORNING)).toMatchObject({
      person: people.head,
      why: { because: 'own' },
    })
    const ofHead = await directoryWith((directory) => directory)
    expect(whoReviews(about(people.head), ofHead, MONDAY_MORNING)).toMatchObject({
      person: people.headDeputy,
      why: { because: 'own' },
    })
  })

  it('is the head where nobody’s duty covers it', async () => {
    const directory = await directoryWith((each) => {
      const none = [...each.positions].map(([id, post]) => [id, { ...post, authorities: [] }] as const)
      return { ...each, positions: new Map(none) }
    })
    expect(whoReviews(about(people.opsTwo), directory, MONDAY_MORNING)).toMatchObject({
      person: people.head,
      why: { because: 'nobody' },
    })
  })

  it('is never whoever has it, as long as the head has a deputy', async () => {
    const all = Object.values(positions)
    await fc.assert(
      fc.asyncProperty(
        fc.subarray(all),
        fc.constantFrom(...Object.values(people)),
        fc.constantFrom(...Object.values(services)),
        fc.subarray(Object.values(people), { maxLength: 4 }),
        async (approvers, holder, service, away) => {
          const present = away.filter((person) => person !== people.head && person !== people.headDeputy)
          const absences = present.map((person) => ({
            ...{ id: person, version: 1, person, from: MONDAY_MORNING, until: '2027' },
          }))
          const directory = approvers.reduce((each, position) => mayApprove(position, [service])(each), await asFounded)
          const found = whoReviews({ holder, service, risk: 'low' }, { ...directory, absences }, MONDAY_MORNING)
          expect(found?.person).toBeDefined()
          expect(found?.person).not.toBe(holder)
        },
      ),
    )
  })
})

describe('what a reviewer may say', () => {
  const kept = { verdict: 'keep', by: people.head, at: MONDAY_MORNING } as const

  it('in bulk: only what is of low risk, was kept last time and is as it was', () => {
    expect(isSafeInBulk({ risk: 'low', changes: [], last: kept })).toBe(true)
    expect(isSafeInBulk({ risk: 'medium', changes: [], last: kept })).toBe(false)
    expect(isSafeInBulk({ risk: 'low', changes: ['extended'], last: kept })).toBe(false)
    expect(isSafeInBulk({ risk: 'low', changes: ['first-time'] })).toBe(false)
    expect(isSafeInBulk({ risk: 'low', changes: [], last: { ...kept, verdict: 'change' } })).toBe(false)
  })

  it('with a reason: to revoke, to change, and to keep what is of high risk or odd', () => {
    const plain = { risk: 'low', changes: ['first-time'] } as const
    expect(VERDICTS.map((verdict) => needsReason(plain, verdict))).toEqual([false, true, true])
    expect(needsReason({ risk: 'high', changes: [] }, 'keep')).toBe(true)
    expect(needsReason({ risk: 'low', changes: ['conflict'] }, 'keep')).toBe(true)
  })

  it('as often as they like: the counts are those of the last word on each', () => {
    const words = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 4 }), fc.constantFrom(...VERDICTS), fc.constantFrom('a', 'b')),
    )
    fc.assert(
      fc.property(words, (said) => {
        const last = new Map<number, Decision>()
        const tally = said.reduce<Tally>(
          (sum, [item, verdict, by]) => {
            const decision = { verdict, by, at: MONDAY_MORNING }
            const next = counted(sum, last.get(item), decision)
            last.set(item, decision)
            return next
          },
          { decided: NONE_DECIDED, decidedBy: {} },
        )
        expect(sumOf(tally.decided)).toBe(last.size)
        for (const by of ['a', 'b']) {
          const own = [...last.values()].filter((each) => each.by === by).length
          expect(tally.decidedBy[by] ?? 0).toBe(own)
        }
      }),
    )
  })
})

describe('who may not sign', () => {
  it('is whoever decided more than half', () => {
    expect(whoDecidedMost([{ decidedBy: { a: 3 } }, { decidedBy: { b: 2 } }])).toEqual(['a'])
    expect(whoDecidedMost([{ decidedBy: { a: 2 } }, { decidedBy: { b: 2 } }])).toEqual([])
    expect(whoDecidedMost([])).toEqual([])
  })
})

describe('a standing rule', () => {
  it('goes on three months later, over the turn of the year', () => {
    expect(whenNext('2026-10-01', 3, '2026-10-01')).toBe('2027-01-01')
  })
  it('missed for a year begins once, and goes on in its own rhythm', () => {
    expect(whenNext('2026-01-15', 3, '2027-02-20')).toBe('2027-04-15')
  })
  it('is always later than today, on the same day of the month', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((each) => `2026-05-${String(each).padStart(2, '0')}`)
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 1, max: 24 }),
        fc.constantFrom('2026-05-01', '2026-12-31', '2031-02-28'),
        (next, months, today) => {
          const found = whenNext(next, months, today)
          expect(found > today).toBe(true)
          expect(found.slice(8)).toBe(next.slice(8))
        },
      ),
    )
  })
})
