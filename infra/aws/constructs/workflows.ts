import { RemovalPolicy, Stack } from 'aws-cdk-lib'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs'
import {
  CfnStateMachineAlias,
  CfnStateMachineVersion,
  DefinitionBody,
  LogLevel,
  StateMachine,
  StateMachineType,
} from 'aws-cdk-lib/aws-stepfunctions'
import { Construct } from 'constructs'
import type { Workflow } from '../../../functions/platform/workflow.ts'
import { OwnRole } from './own-role.ts'

const LOG_DELIVERY = [
  'logs:CreateLogDelivery',
  'logs:GetLogDelivery',
  'logs:UpdateLogDelivery',
  'logs:DeleteLogDelivery',
  'logs:ListLogDeliveries',
  'logs:PutResourcePolicy',
  'logs:DescribeResourcePolicies',
  'logs:DescribeLogGroups',
]

/** The alias executions are started by. */
export const LIVE = 'live'

/**
 * The workflows as state machines. Every change of a definition publishes a version and moves the alias; versions stay,
 * so that executions which began on one can be looked at, and the alias can go back.
 */
export class Workflows extends Construct {
  readonly machines: readonly StateMachine[]
  /** In front of a workflow's name, its machine's ARN. */
  readonly arnPrefix: string
  readonly own: OwnRole
  readonly logGroup: LogGroup

  constructor(
    scope: Construct,
    id: string,
    props: {
      readonly name: string
      readonly workflows: readonly Workflow[]
      /** Runs every task, whichever is asked for. */
      readonly task: IFunction
      readonly logRetention: RetentionDays
    },
  ) {
    super(scope, id)
    const { name, workflows, task } = props
    const { account, region, partition } = Stack.of(this)
    this.arnPrefix = `arn:${partition}:states:${region}:${account}:stateMachine:${name}-`
    this.logGroup = new LogGroup(this, 'Logs', {
      logGroupName: `/aws/vendedlogs/states/${name}`,
      retention: props.logRetention,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    })
    this.own = this.#roleFor(name, task)
    this.machines = workflows.map((workflow) => this.#deploy(name, workflow, task))
    // Step Functions looks at what the role may do when a machine is made.
    for (const machine of this.machines) machine.node.addDependency(this.own)
  }

  #deploy(name: string, workflow: Workflow, task: IFunction): StateMachine {
    const machine = new StateMachine(this, workflow.name, {
      stateMachineName: `${name}-${workflow.name}`,
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromString(JSON.stringify(workflow.define(() => task.functionArn))),
      role: this.own.asIs,
      // No input and output: they hold task tokens.
      logs: { destination: this.logGroup, level: LogLevel.ALL, includeExecutionData: false },
      tracingEnabled: true,
    })
    const version = new CfnStateMachineVersion(this, `${workflow.name}Version`, {
      stateMachineArn: machine.stateMachineArn,
      stateMachineRevisionId: machine.stateMachineRevisionId,
    })
    version.applyRemovalPolicy(RemovalPolicy.RETAIN)
    new CfnStateMachineAlias(this, `${workflow.name}Live`, {
      name: LIVE,
      routingConfiguration: [{ stateMachineVersionArn: version.attrArn, weight: 100 }],
    })
    return machine
  }

  /** Workflows call one function, write their log and their traces. Nothing else. */
  #roleFor(name: string, task: IFunction): OwnRole {
    const own = new OwnRole(this, 'Own', {
      service: 'states.amazonaws.com',
      options: { conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } } },
      roleName: `${name}-workflows`,
      description: 'What the workflows of Onduty may do',
    })
    own.may('RunTasks', ['lambda:InvokeFunction'], [task.functionArn])
    own.mayWidely(
      'Log',
      LOG_DELIVERY,
      '*',
      'Log deliveries have no resources to name; Step Functions asks for exactly these actions to write its log.',
    )
    own.mayTrace('xray:GetSamplingRules', 'xray:GetSamplingTargets')
    return own
  }
}
