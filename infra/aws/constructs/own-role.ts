import { Validations } from 'aws-cdk-lib'
import {
  Effect,
  type IRole,
  Policy,
  PolicyStatement,
  Role,
  ServicePrincipal,
  type ServicePrincipalOpts,
} from 'aws-cdk-lib/aws-iam'
import type { ILogGroup } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import { wildcardFinding } from './wildcard-finding.ts'

type Conditions = Record<string, Record<string, string | string[]>>

/** The role of one machine or function, and all it may do, as one policy whose statements say what for. */
export class OwnRole extends Construct {
  readonly role: Role
  readonly #policy: Policy

  constructor(
    scope: Construct,
    id: string,
    props: {
      readonly service: string
      readonly options?: ServicePrincipalOpts
      readonly description: string
      readonly roleName?: string
    },
  ) {
    super(scope, id)
    const { service, options, ...described } = props
    this.role = new Role(this, 'Role', { ...described, assumedBy: new ServicePrincipal(service, options) })
    this.#policy = new Policy(this, 'May', { policyName: 'may', roles: [this.role] })
  }

  /** For constructs of the library, which would add what they think is needed. */
  get asIs(): IRole {
    return this.role.withoutPolicyUpdates()
  }

  /** `sid` in letters and digits says what for: `UseTable`. */
  may(sid: string, actions: readonly string[], resources: readonly string[], conditions: Conditions = {}): void {
    const statement = { sid, actions: [...actions], resources: [...resources], conditions }
    this.#policy.addStatements(new PolicyStatement(statement))
  }

  /** Whatever else it may do. */
  mayNever(sid: string, actions: readonly string[], resources: readonly string[], conditions: Conditions): void {
    const statement = { sid, actions: [...actions], resources: [...resources], conditions }
    this.#policy.addStatements(new PolicyStatement({ effect: Effect.DENY, ...statement }))
  }

  /** The same for many resources at once, with the reason a reviewer reads. */
  mayWidely(sid: string, actions: readonly string[], resource: string, reason: string): void {
    this.may(sid, actions, [resource])
    const id = `AwsSolutions-IAM5[${wildcardFinding(this, resource)}]`
    Validations.of(this.#policy).acknowledge({ id, reason })
  }

  mayLog(group: ILogGroup): void {
    this.may('Log', ['logs:CreateLogStream', 'logs:PutLogEvents'], [group.logGroupArn])
  }

  mayTrace(...more: string[]): void {
    const actions = ['xray:PutTraceSegments', 'xray:PutTelemetryRecords', ...more]
    const reason = 'X-Ray has no resources to name: these actions write traces of this account, no more.'
    this.mayWidely('Trace', actions, '*', reason)
  }
}
