import type { PolicyOut, publishPolicy } from '../../../../functions/obligation/policy.contract.ts'
import type { Call } from '../../lib/api.ts'
import type { Ladder } from './ladder-lines.ts'

/** What the form holds: the body of the call, so that the server's paths are the form's. */
export interface FormValues {
  readonly stages: Readonly<Record<string, Ladder>>
  readonly reason: string
}

export const valuesOf = ({ stages }: PolicyOut): FormValues => ({
  stages: Object.fromEntries(stages.map(({ stage, ladder }) => [stage, ladder])),
  reason: '',
})

type Stages = NonNullable<Call<typeof publishPolicy>['body']>['stages']

/** The ladders to send: every step of a stage runs on the clock of its time allowed. */
export const stagesOf = (stages: FormValues['stages']): Stages =>
  Object.fromEntries(
    Object.entries(stages).map(([stage, { allowed, remindAfter, climbs, again }]) => {
      const { clock } = allowed
      return [
        stage,
        {
          allowed,
          remindAfter: remindAfter.map((each) => (typeof each === 'number' ? each : { ...each, clock })),
          climbs: climbs.map(({ after, to }) => ({ after: after === 'due' ? after : { ...after, clock }, to })),
          again,
        },
      ]
    }),
  )
