import { Code } from 'aws-cdk-lib/aws-lambda'
import type { RetentionDays } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import type { Entry } from '../bundle.ts'
import { OndutyFunction } from './onduty-function.ts'

interface Plan {
  readonly entry: Entry
  readonly description: string
  readonly seconds: number
  readonly megabytes: number
}

/** Lambda gives a function this share of memory together with one whole processor. */
const ONE_PROCESSOR = 1769

/**
 * One function for each set of rights; all run the same code, each from its own entry. Relay and sweeper also carry events
 * on: a book that is published is planned by them, which is work for the processor.
 */
const PLANS = {
  api: { entry: 'api', description: 'Answers people, scripts and machines', seconds: 15, megabytes: 1024 },
  task: { entry: 'task', description: 'One step of a workflow', seconds: 50, megabytes: 512 },
  relay: { entry: 'relay', description: 'Performs effects as they are decided', seconds: 60, megabytes: 1024 },
  sweep: { entry: 'schedule', description: 'Every minute: performs what is overdue', seconds: 55, megabytes: 1024 },
  checkpoint: { entry: 'schedule', description: 'Signs where the audit trail stands', seconds: 240, megabytes: 512 },
  planner: { entry: 'schedule', description: 'Other work by the clock', seconds: 600, megabytes: ONE_PROCESSOR },
  'inbound-mail': { entry: 'inbound-mail', description: 'Reads a mail that came in', seconds: 60, megabytes: 512 },
  'mail-events': { entry: 'mail-events', description: 'Hears of bounces and complaints', seconds: 30, megabytes: 512 },
  'rotate-origin-secret': {
    entry: 'rotate-origin-secret',
    description: 'Gives CloudFront a new secret to show the API',
    seconds: 60,
    megabytes: 256,
  },
} as const satisfies Record<string, Plan>

export type FunctionName = keyof typeof PLANS

export class Functions extends Construct {
  readonly #functions = new Map<FunctionName, OndutyFunction>()

  constructor(
    scope: Construct,
    id: string,
    props: {
      readonly name: string
      /** The folder the entries were bundled into. */
      readonly bundle: string
      readonly logRetention: RetentionDays
      /** What only some deployments have. */
      readonly has: { readonly planner: boolean; readonly mailEvents: boolean; readonly inboundMail: boolean }
    },
  ) {
    super(scope, id)
    const { name, bundle, logRetention, has } = props
    const isLeftOut: Partial<Record<FunctionName, boolean>> = {
      planner: !has.planner,
      'mail-events': !has.mailEvents,
      'inbound-mail': !has.inboundMail,
    }
    const code = Code.fromAsset(bundle)
    for (const [key, plan] of Object.entries(PLANS) as [FunctionName, Plan][]) {
      if (isLeftOut[key] === true) continue
      const functionName = `${name}-${key}`
      const common = { functionName, code, logRetention }
      this.#functions.set(key, new OndutyFunction(this, key, { ...common, ...plan }))
    }
  }

  get(name: FunctionName): OndutyFunction {
    const found = this.#functions.get(name)
    if (found === undefined) throw new TypeError(`this deployment has no function ${name}`)
    return found
  }

  find(name: FunctionName): OndutyFunction | undefined {
    return this.#functions.get(name)
  }

  get all(): readonly (readonly [FunctionName, OndutyFunction])[] {
    return [...this.#functions]
  }
}
