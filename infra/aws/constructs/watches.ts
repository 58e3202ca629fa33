import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'
import { MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch'
import { type ITableV2, Operation } from 'aws-cdk-lib/aws-dynamodb'
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions'
import { FIVE_MINUTES, HOUR, MINUTE, QUARTER, type Watch } from './alarms.ts'
import type { Failures } from './failures.ts'
import type { FunctionName, Functions } from './functions.ts'
import { counted, effects, sumOf } from './metrics.ts'
import type { OndutyFunction } from './onduty-function.ts'

export interface Watched {
  readonly api: HttpApi
  readonly functions: Functions
  readonly failures: Failures
  readonly machines: readonly StateMachine[]
  readonly table: ITableV2
  readonly sendsBySes: boolean
}

/** Everything somebody is called for. */
export const watches = (watched: Watched): Watch[] => [
  ...ofTheDoor(watched),
  ...ofTheOutbox(watched),
  ...ofTheClock(watched),
  ...ofTheWorkflows(watched),
  ...ofTheTable(watched),
  ...ofTheMail(watched),
  ...ofTheFunctions(watched),
]

const errorsOf = ({ functions }: Watched, name: FunctionName) =>
  functions.get(name).lambda.metricErrors({ period: FIVE_MINUTES })

const ofTheDoor = (watched: Watched): Watch[] => [
  {
    article: 'api-answers-500',
    says: 'The API answered 5 requests or more in 5 minutes with an error of its own.',
    metric: watched.api.metricServerError({ period: FIVE_MINUTES, statistic: Stats.SUM }),
    at: 5,
  },
  {
    article: 'api-is-slow',
    says: 'One request in a hundred has taken 3 seconds or more for 15 minutes.',
    metric: watched.api.metricLatency({ period: FIVE_MINUTES, statistic: Stats.p(99) }),
    at: 3000,
    times: 3,
  },
  {
    article: 'sign-in-is-failing',
    says: 'The provider refused or could not be reached 20 times in 5 minutes.',
    metric: counted(watched.functions, ['api'], 'sign-in-failures', 'failed'),
    at: 20,
  },
  {
    article: 'origin-secret-not-rotated',
    says: 'CloudFront did not get a new secret to show the API.',
    metric: errorsOf(watched, 'rotate-origin-secret'),
    at: 1,
  },
]

const ofTheOutbox = (watched: Watched): Watch[] => [
  {
    article: 'effects-parked',
    says: 'A mail, a start or a signal was given up after five tries.',
    metric: effects(watched.functions, 'EffectParked', 'parked'),
    at: 1,
  },
  {
    article: 'effects-failing',
    says: 'Ten tries to perform an effect failed within 5 minutes: mail or Step Functions may be down.',
    metric: effects(watched.functions, 'EffectFailed', 'failed'),
    at: 10,
  },
  {
    article: 'effects-held',
    says: 'Mails and starts are held back, because the table was restored from a backup.',
    metric: counted(watched.functions, ['sweep'], 'EpochMismatch', 'restored'),
    at: 1,
  },
  {
    article: 'relay-is-behind',
    says: 'What was written reaches the relay a minute late or more.',
    metric: watched.functions.get('relay').lambda.metric('IteratorAge', { period: MINUTE, statistic: Stats.MAXIMUM }),
    at: 60_000,
    times: 5,
  },
  {
    article: 'failed-stream-records',
    says: 'Records of the table could not be handed to the relay.',
    metric: watched.failures.stream.metricApproximateNumberOfMessagesVisible({ period: MINUTE }),
    at: 1,
  },
]

const ofTheClock = ({ functions, failures }: Watched): Watch[] => [
  {
    article: 'sweeper-is-missing',
    says: 'The sweeper ran less than three times in 5 minutes.',
    metric: functions.get('sweep').lambda.metricInvocations({ period: FIVE_MINUTES }),
    at: 3,
    below: true,
    silenceIsBad: true,
  },
  {
    article: 'sweeper-is-failing',
    says: 'The sweeper failed twice within 5 minutes.',
    metric: functions.get('sweep').lambda.metricErrors({ period: FIVE_MINUTES }),
    at: 2,
  },
  {
    article: 'checkpoints-are-missing',
    says: 'No checkpoint of the audit trail was made for 15 minutes.',
    metric: new MathExpression({
      expression: 'FILL(runs, 0) - FILL(failures, 0)',
      usingMetrics: {
        runs: functions.get('checkpoint').lambda.metricInvocations({ period: QUARTER }),
        failures: functions.get('checkpoint').lambda.metricErrors({ period: QUARTER }),
      },
      label: 'checkpoints',
      period: QUARTER,
    }),
    at: 1,
    below: true,
    silenceIsBad: true,
  },
  ...ofThePlanner(functions.find('planner')),
  {
    article: 'failed-schedules',
    says: 'Work by the clock could not be done, nor done again.',
    metric: failures.schedules.metricApproximateNumberOfMessagesVisible({ period: MINUTE }),
    at: 1,
  },
]

/** It comes daily; two hours more, because a day is not measured to the minute. */
const PLANNER_MISSED_AFTER_HOURS = 26

const ofThePlanner = (planner: OndutyFunction | undefined): Watch[] =>
  planner === undefined
    ? []
    : [
        {
          article: 'planner-is-missing',
          says: 'Nobody looked ahead for 26 hours: gaps in the roster and unknown years go unnoticed.',
          metric: planner.lambda.metricInvocations({ period: HOUR }),
          at: 1,
          times: PLANNER_MISSED_AFTER_HOURS,
          below: true,
          silenceIsBad: true,
        },
      ]

const ofTheWorkflows = (watched: Watched): Watch[] => [
  ...watched.machines.map((machine): Watch => {
    const of = machine.node.id
    const bad = [
      machine.metricFailed({ period: FIVE_MINUTES }),
      machine.metricTimedOut({ period: FIVE_MINUTES }),
      machine.metricAborted({ period: FIVE_MINUTES }),
    ]
    const says = `An execution of ${of} failed, timed out or was stopped.`
    return { article: 'workflow-failed', of, says, metric: sumOf(bad, 'failed'), at: 1 }
  }),
  {
    article: 'tasks-are-failing',
    says: 'Steps of workflows failed five times within 5 minutes.',
    metric: errorsOf(watched, 'task'),
    at: 5,
  },
]

const ofTheTable = ({ table }: Watched): Watch[] => {
  const throttled = ['ReadThrottleEvents', 'WriteThrottleEvents'].map((metric) =>
    table.metric(metric, { period: FIVE_MINUTES, statistic: Stats.SUM }),
  )
  const operations = [Operation.GET_ITEM, Operation.QUERY, Operation.TRANSACT_WRITE_ITEMS]
  return [
    {
      article: 'table-throttles',
      says: 'The table turned requests away for 10 minutes.',
      metric: sumOf(throttled, 'throttled'),
      at: 1,
      times: 2,
    },
    {
      article: 'table-has-errors',
      says: 'DynamoDB itself failed.',
      metric: table.metricSystemErrorsForOperations({ operations, period: FIVE_MINUTES }),
      at: 5,
    },
  ]
}

const ofTheMail = ({ failures, sendsBySes }: Watched): Watch[] => {
  const reputation = (metricName: string) =>
    new Metric({ namespace: 'AWS/SES', metricName, statistic: Stats.MAXIMUM, period: QUARTER })
  const bySes: Watch[] = [
    {
      article: 'mails-bounce',
      says: 'Of 100 mails 3 or more bounce; at 5 Amazon SES looks into it, at 10 it stops us.',
      metric: reputation('Reputation.BounceRate'),
      at: 0.03,
    },
    {
      article: 'mails-are-unwanted',
      says: 'Of 2,000 mails one or more was called unwanted; at 2 Amazon SES looks into it.',
      metric: reputation('Reputation.ComplaintRate'),
      at: 0.0005,
    },
    {
      article: 'failed-mails',
      says: 'A mail that came in, or news of one that bounced, could not be handled.',
      metric: failures.mail.metricApproximateNumberOfMessagesVisible({ period: MINUTE }),
      at: 1,
    },
  ]
  return sendsBySes ? bySes : []
}

const ofTheFunctions = ({ functions }: Watched): Watch[] => [
  {
    article: 'functions-are-throttled',
    says: 'Lambda turned calls away: too many ran at once.',
    metric: sumOf(
      functions.all.map(([, { lambda }]) => lambda.metricThrottles({ period: FIVE_MINUTES })),
      'throttled',
    ),
    at: 1,
  },
]
