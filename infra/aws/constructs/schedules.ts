import { Duration, Stack } from 'aws-cdk-lib'
import { Schedule, ScheduleExpression, ScheduleGroup, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler'
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { FunctionName, Functions } from './functions.ts'
import { OwnRole } from './own-role.ts'

/** A task that runs by the clock, as the registry lists it. */
export interface ClockWork {
  readonly name: string
  readonly every: { readonly minutes: number }
  readonly task: string
}

/** Tasks that need more than the table have a function with the rights for it. */
const OWN_FUNCTION: Readonly<Record<string, FunctionName>> = {
  sweep: 'sweep',
  'fold-checkpoint': 'checkpoint',
}

const functionOf = ({ task }: ClockWork): FunctionName => OWN_FUNCTION[task] ?? 'planner'

/** Needs nothing but the table. */
export const isPlanned = (work: ClockWork): boolean => functionOf(work) === 'planner'

/** EventBridge schedules: the sweeper each minute, checkpoints, planners. */
export class Schedules extends Construct {
  constructor(
    scope: Construct,
    id: string,
    props: {
      readonly name: string
      readonly works: readonly ClockWork[]
      readonly functions: Functions
      readonly failures: IQueue
    },
  ) {
    super(scope, id)
    const { name, works, functions, failures } = props
    const group = new ScheduleGroup(this, 'Group', { scheduleGroupName: name })
    const own = new OwnRole(this, 'Own', {
      service: 'scheduler.amazonaws.com',
      options: { conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } } },
      roleName: `${name}-schedules`,
      description: 'What the schedules of Onduty may do',
    })
    const targets = new Set(works.map((work) => functions.get(functionOf(work)).lambda.functionArn))
    own.may('RunFunctions', ['lambda:InvokeFunction'], [...targets])
    own.may('ReportFailures', ['sqs:SendMessage'], [failures.queueArn])
    for (const work of works) {
      const { minutes } = work.every
      new Schedule(this, work.name, {
        scheduleName: `${name}-${work.name}`,
        scheduleGroup: group,
        schedule: ScheduleExpression.rate(Duration.minutes(minutes)),
        target: new LambdaInvoke(functions.get(functionOf(work)).lambda, {
          role: own.asIs,
          input: ScheduleTargetInput.fromObject({ task: work.task }),
          deadLetterQueue: failures,
          // Late is as good as the next one; two of the same do no harm.
          maxEventAge: Duration.minutes(Math.max(1, Math.min(minutes, 60))),
          retryAttempts: 2,
        }),
      })
    }
  }
}
