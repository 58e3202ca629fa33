/** JSON of a template, to be looked at without saying at each step what it is. */
export interface Properties {
  readonly [name: string]: Value
}
export type Value = string | number | boolean | readonly Value[] | Properties | undefined

export interface Resource {
  readonly id: string
  readonly Type: string
  readonly Properties: Properties
  readonly DeletionPolicy?: string
  readonly UpdateReplacePolicy?: string
  readonly Metadata?: { readonly cdk_nag?: { readonly rules_to_suppress: readonly { id: string; reason: string }[] } }
}

/** What a role may do, one entry for each statement. */
export interface Statement {
  readonly Sid?: string
  readonly Effect: 'Allow' | 'Deny'
  readonly Action: string | readonly string[]
  readonly Resource: Value
  readonly Principal?: Value
  readonly Condition?: Properties
}

/** A CloudFormation template, by what one asks of it. */
export class StackTemplate {
  readonly resources: readonly Resource[]
  readonly outputs: Readonly<Record<string, { readonly Value: Value }>>

  constructor(template: { Resources: Record<string, Omit<Resource, 'id'>>; Outputs?: StackTemplate['outputs'] }) {
    this.resources = Object.entries(template.Resources).map(([id, rest]) => ({ id, ...rest }))
    this.outputs = template.Outputs ?? {}
  }

  all(type: string): Resource[] {
    return this.resources.filter(({ Type }) => Type === type)
  }

  /** The only one of a type, or the one whose id or properties have this in them. */
  one(type: string, having = ''): Resource {
    const found = this.all(type).filter(({ id, Properties }) => (id + JSON.stringify(Properties)).includes(having))
    const [first] = found
    if (first === undefined || found.length > 1) throw new Error(`${found.length} × ${type} with '${having}'`)
    return first
  }

  /** By name of the function, without the deployment's name in front: what its role may do. */
  statementsOf(functionName: string): Statement[] {
    const role = this.one('AWS::IAM::Role', `"onduty-${functionName}-function"`)
    return this.all('AWS::IAM::Policy')
      .filter(({ Properties }) => refersTo(Properties.Roles, role.id))
      .flatMap(({ Properties }) => (Properties.PolicyDocument as unknown as { Statement: Statement[] }).Statement)
  }

  get functionNames(): string[] {
    return this.all('AWS::Lambda::Function').flatMap(({ Properties: { FunctionName } }) =>
      typeof FunctionName === 'string' ? [FunctionName.replace(/^onduty-/, '')] : [],
    )
  }
}

export const actionsOf = ({ Action }: Statement): readonly string[] => [Action].flat()

/** Whether a value mentions a resource, however deep. */
export const refersTo = (value: unknown, id: string): boolean => JSON.stringify(value ?? null).includes(`"${id}"`)
