import { Duration } from 'aws-cdk-lib'
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import { Construct } from 'constructs'

/** When somebody has to look, and why. The article of the runbook has the same name. */
export interface Watch {
  /** `effects-parked`: heading of the article, in small letters with hyphens. */
  readonly article: string
  /** Tells apart what shares an article. */
  readonly of?: string
  readonly says: string
  readonly metric: IMetric
  /** Goes off at this value or above; with `below`, under it. */
  readonly at: number
  readonly below?: boolean
  /** Periods of the metric in a row. */
  readonly times?: number
  /** No data is as bad as bad data. */
  readonly silenceIsBad?: boolean
}

/** An alarm for each watch: mails when it goes off and when it is over, and says where to read on. */
export class Alarms extends Construct {
  readonly alarms: readonly Alarm[]

  constructor(
    scope: Construct,
    id: string,
    props: {
      readonly name: string
      readonly topic: ITopic
      readonly runbookUrl: string
      readonly watches: readonly Watch[]
    },
  ) {
    super(scope, id)
    const { name, topic, runbookUrl } = props
    this.alarms = props.watches.map((watch) => {
      const { article, of, says, metric, at, below = false, times = 1, silenceIsBad = false } = watch
      const called = of === undefined ? article : `${article}-${of}`
      const alarm = new Alarm(this, called, {
        alarmName: `${name}-${called}`,
        alarmDescription: `${says} ${runbookUrl}#${article}`,
        metric,
        threshold: at,
        evaluationPeriods: times,
        comparisonOperator: below
          ? ComparisonOperator.LESS_THAN_THRESHOLD
          : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        treatMissingData: silenceIsBad ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
      })
      alarm.addAlarmAction(new SnsAction(topic))
      alarm.addOkAction(new SnsAction(topic))
      return alarm
    })
  }
}

export const MINUTE = Duration.minutes(1)
export const FIVE_MINUTES = Duration.minutes(5)
export const QUARTER = Duration.minutes(15)
export const HOUR = Duration.hours(1)
