import { Duration, Validations } from 'aws-cdk-lib'
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { FunctionName, Functions } from './functions.ts'

/** What happens to an event a function could not handle: how often it is tried again, for how long. */
const ASYNC: Partial<Record<FunctionName, { readonly retries: 0 | 1 | 2; readonly minutes: number }>> = {
  // The next minute's sweep does all of it again.
  sweep: { retries: 0, minutes: 1 },
  checkpoint: { retries: 2, minutes: 5 },
  planner: { retries: 2, minutes: 60 },
  'inbound-mail': { retries: 2, minutes: 360 },
  'mail-events': { retries: 2, minutes: 360 },
}

/** Where goes what could not be handled. It waits for two weeks, with an alarm, for somebody to look. */
export class Failures extends Construct {
  readonly stream: Queue
  readonly schedules: Queue
  readonly mail: Queue

  constructor(scope: Construct, id: string, props: { readonly name: string; readonly functions: Functions }) {
    super(scope, id)
    const { name, functions } = props
    this.stream = this.#queue('Stream', `${name}-failed-stream-records`)
    this.schedules = this.#queue('Schedules', `${name}-failed-schedules`)
    this.mail = this.#queue('Mail', `${name}-failed-mails`)
    for (const [key, { lambda }] of functions.all) {
      const plan = ASYNC[key]
      if (plan === undefined) continue
      lambda.configureAsyncInvoke({
        retryAttempts: plan.retries,
        maxEventAge: Duration.minutes(plan.minutes),
        onFailure: new SqsDestination(this.queueOf(key)),
      })
    }
  }

  /** Where the failures of a function go. */
  queueOf(key: FunctionName): Queue {
    if (key === 'relay') return this.stream
    return key === 'inbound-mail' || key === 'mail-events' ? this.mail : this.schedules
  }

  /** Functions whose failures are kept. */
  get kept(): readonly FunctionName[] {
    return ['relay', ...(Object.keys(ASYNC) as FunctionName[])]
  }

  #queue(id: string, queueName: string): Queue {
    const queue = new Queue(this, id, {
      queueName,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    })
    Validations.of(queue).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'This is where the failures of others go; a person empties it, told by an alarm.',
    })
    return queue
  }
}
