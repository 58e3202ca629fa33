import { describe, expect, test } from 'vitest'
import { describeEdge } from './asserts/edge.ts'
import { describeFront } from './asserts/front.ts'
import { describeGrants } from './asserts/grants.ts'
import { describeMail, describeSignIn } from './asserts/mail-and-sign-in.ts'
import { describeRecords } from './asserts/records.ts'
import { describeWatch } from './asserts/watch.ts'
import { describeWork } from './asserts/work.ts'
import { samplePlan } from './sample-plan.ts'
import { synthesise } from './synthesised.ts'

/** Taken once and looked at by all, because it takes seconds. */
const house = synthesise(samplePlan)

describeFront(house)
describeEdge(house)
describeWork(house)
describeRecords(house)
describeGrants(house)
describeMail(house)
describeSignIn(house)
describeWatch(house)

describe('the AwsSolutions rules', () => {
  test('have nothing to say', () => {
    expect(house.findings).toEqual([])
  })

  test('are silenced only with a reason that explains itself, and each reason is about something that is there', () => {
    const silenced = [...house.edge.resources, ...house.regional.resources].flatMap(
      ({ Metadata }) => Metadata?.cdk_nag?.rules_to_suppress ?? [],
    )
    expect(silenced.length).toBeGreaterThan(5)
    for (const { id, reason } of silenced) {
      expect(reason.split(' ').length, id).toBeGreaterThanOrEqual(8)
      expect(reason, id).toMatch(/^[A-Z].*[.]$/)
    }
    // A list to be read: what is new here wants a reviewer.
    expect([...new Set(silenced.map(({ id }) => id.replace(/\[.*/, '')))].toSorted()).toEqual([
      'AwsSolutions-APIG4',
      'AwsSolutions-CFR1',
      'AwsSolutions-CFR3',
      'AwsSolutions-COG3',
      'AwsSolutions-COG8',
      'AwsSolutions-DDB3',
      'AwsSolutions-IAM5',
      'AwsSolutions-L1',
      'AwsSolutions-S1',
      'AwsSolutions-SMG4',
      'AwsSolutions-SQS3',
    ])
  })
})
