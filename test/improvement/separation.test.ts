import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ACTION_STATUSES, type ImprovementAction } from '../../functions/improvement/action.ts'
import { NO_WORDS, type PostIncidentReview, REVIEW_STATUSES } from '../../functions/improvement/review.ts'
import { ACTION_STEPS, mayIAct } from '../../functions/improvement/rules/what-may-i-action.ts'
import { mayIReview, REVIEW_ACTIONS } from '../../functions/improvement/rules/what-may-i-review.ts'
import { whoJudges } from '../../functions/improvement/rules/who-judges.ts'
import type { Id } from '../../functions/kernel/ids.ts'
import { aDepartment, people } from '../support/department.ts'

const office = await aDepartment()
const directory = await office.directory()
const now = office.platform.clock.now()

const somebody = fc.constantFrom<Id>(...Object.values(people))
const some = fc.uniqueArray(somebody, { maxLength: 4 })

const review = fc.record({ status: fc.constantFrom(...REVIEW_STATUSES), commanded: some, submittedBy: somebody }).map(
  (drawn): PostIncidentReview => ({
    ...{ id: 'pir_1', number: 'PIR-1', incident: 'inc_1', incidentNumber: 'INC-1', title: '…', severity: 1 },
    ...{
      resolvedAt: now,
      end: 0,
      stage: 'accept',
      round: 1,
      author: { person: people.opsOne },
      involved: [],
      recurs: [],
    },
    ...{ policy: 'post-incident-review@1', ...drawn },
  }),
)
const action = fc
  .record({
    status: fc.constantFrom(...ACTION_STATUSES),
    doneBy: somebody,
    owner: somebody,
    checkFrom: fc.constantFrom(now),
  })
  .map(
    ({ owner, ...drawn }): ImprovementAction => ({
      ...{ id: 'iac_1', number: 'ACT-1', title: '…', description: '', kind: 'fix', source: { kind: 'person' } },
      ...{ raisedBy: people.opsOne, stage: 'check', round: 1, owner: { person: owner }, checkAfterDays: 30 },
      ...{ postponed: 0, recurrences: 0, policy: 'improvement-action@1', ...drawn },
    }),
  )

describe('nobody judges their own', () => {
  it('a review is never accepted or sent back by whoever led the incident or handed it in', () => {
    fc.assert(
      fc.property(review, somebody, fc.constantFrom(...REVIEW_ACTIONS), (each, person, step) => {
        const isYes = 'yes' in mayIReview(step, each, NO_WORDS, [], { directory, person, now })
        const isOwn = each.commanded.includes(person) || each.submittedBy === person
        if (isYes && (step === 'accept' || step === 'send-back')) expect(isOwn).toBe(false)
      }),
    )
  })

  it('an action is never verified, checked or dropped by whoever did it', () => {
    fc.assert(
      fc.property(action, somebody, fc.constantFrom(...ACTION_STEPS), (each, person, step) => {
        if ('yes' in mayIAct(step, each, [], { directory, person, now })) expect(each.doneBy).not.toBe(person)
      }),
    )
  })

  it('whoever is asked to judge is not barred, so long as anybody else has the authority', () => {
    fc.assert(
      fc.property(some, (barred) => {
        const { answerer } = whoJudges(barred, directory, now)
        const able = [people.head, people.headDeputy].filter((each) => !barred.includes(each))
        if (able.length > 0) expect(able).toContain(answerer.person)
      }),
    )
  })
})
