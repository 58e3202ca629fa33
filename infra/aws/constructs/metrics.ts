import { Duration } from 'aws-cdk-lib'
import { type IMetric, MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch'
import type { FunctionName, Functions } from './functions.ts'

const FIVE_MINUTES = Duration.minutes(5)

/** The relay's counts, as functions/outbox names them. */
export type Effect = 'EffectPerformed' | 'EffectDropped' | 'EffectHeld' | 'EffectFailed' | 'EffectParked'

/** Sum of something our own code counts, over the functions that count it. */
export function counted(
  functions: Functions,
  names: readonly FunctionName[],
  metricName: string,
  label: string,
): IMetric {
  const metrics = names.map((name) => {
    const service = functions.get(name).lambda.functionName
    return new Metric({ namespace: 'Onduty', metricName, dimensionsMap: { service }, statistic: 'Sum' })
  })
  return sumOf(metrics, label)
}

/** Several counts as one; where nothing was counted it is 0. The label tells them apart on one graph. */
export function sumOf(metrics: readonly IMetric[], label: string, period = FIVE_MINUTES): MathExpression {
  const word = label.replace(/\W/g, '_')
  const usingMetrics = Object.fromEntries(metrics.map((metric, at) => [`${word}${at}`, metric]))
  const expression = Object.keys(usingMetrics)
    .map((name) => `FILL(${name}, 0)`)
    .join(' + ')
  return new MathExpression({ expression, usingMetrics, label, period })
}

export const effects = (functions: Functions, effect: Effect, label: string): IMetric =>
  counted(functions, ['relay', 'sweep'], effect, label)
