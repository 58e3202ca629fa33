import { Duration } from 'aws-cdk-lib'
import {
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IAlarm,
  type IMetric,
  PeriodOverride,
  Stats,
} from 'aws-cdk-lib/aws-cloudwatch'
import { Construct } from 'constructs'
import { effects } from './metrics.ts'
import type { Watched } from './watches.ts'

const PERIOD = Duration.minutes(5)

/** One page: is it well, how fast is it, does work get done. */
export class OndutyDashboard extends Construct {
  constructor(
    scope: Construct,
    id: string,
    props: { readonly name: string; readonly watched: Watched; readonly alarms: readonly IAlarm[] },
  ) {
    super(scope, id)
    const { api, functions, table, machines, failures } = props.watched
    const graph = (title: string, left: IMetric[], right: IMetric[] = []) =>
      new GraphWidget({ title, left, right, width: 8, height: 6 })
    const lambdas = functions.all.map(([, { lambda }]) => lambda)
    const board = new Dashboard(this, 'Board', {
      dashboardName: props.name,
      defaultInterval: Duration.hours(12),
      periodOverride: PeriodOverride.AUTO,
    })
    board.addWidgets(new AlarmStatusWidget({ title: 'Alarms', alarms: [...props.alarms], width: 24, height: 4 }))
    board.addWidgets(
      graph(
        'Requests, errors',
        [api.metricCount({ period: PERIOD })],
        [api.metricClientError({ period: PERIOD }), api.metricServerError({ period: PERIOD })],
      ),
      graph(
        'Time to answer',
        [50, 90, 99].map((share) => api.metricLatency({ statistic: Stats.p(share), period: PERIOD })),
      ),
      graph('Effects', [
        effects(functions, 'EffectPerformed', 'performed'),
        effects(functions, 'EffectDropped', 'no longer needed'),
        effects(functions, 'EffectFailed', 'failed'),
        effects(functions, 'EffectParked', 'parked'),
      ]),
    )
    board.addWidgets(
      graph(
        'Functions: runs',
        lambdas.map((lambda) =>
          lambda.metricInvocations({ label: lambda.node.path.split('/').at(-2) ?? '', period: PERIOD }),
        ),
      ),
      graph(
        'Functions: errors',
        lambdas.map((lambda) =>
          lambda.metricErrors({ label: lambda.node.path.split('/').at(-2) ?? '', period: PERIOD }),
        ),
      ),
      graph(
        'Functions: time',
        lambdas.map((lambda) =>
          lambda.metricDuration({
            label: lambda.node.path.split('/').at(-2) ?? '',
            statistic: Stats.p(99),
            period: PERIOD,
          }),
        ),
      ),
    )
    board.addWidgets(
      graph(
        'Workflows: started, failed',
        machines.map((machine) => machine.metricStarted({ label: machine.node.id, period: PERIOD })),
        machines.map((machine) => machine.metricFailed({ label: `${machine.node.id} failed`, period: PERIOD })),
      ),
      graph('Table: units', [
        table.metricConsumedReadCapacityUnits({ period: PERIOD, statistic: Stats.SUM }),
        table.metricConsumedWriteCapacityUnits({ period: PERIOD, statistic: Stats.SUM }),
      ]),
      graph(
        'What could not be handled',
        [failures.stream, failures.schedules, failures.mail].map((queue) =>
          queue.metricApproximateNumberOfMessagesVisible({ label: queue.node.id, period: PERIOD }),
        ),
      ),
    )
  }
}
