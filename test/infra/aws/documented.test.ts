import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { housePlan } from '../../../infra/aws/house-plan.ts'
import { synthesise } from './synthesised.ts'

/** What is deployed: the registry's own lists, under the example deployment. */
const { regional, edge } = synthesise(housePlan)
const deployment = readFileSync(join(import.meta.dirname, '../../../docs/deployment.md'), 'utf8')

describe('docs/deployment.md', () => {
  test('stops every function that has the table before a restore', () => {
    const writers = regional.functionNames.filter((name) =>
      JSON.stringify(regional.one('AWS::Lambda::Function', `"onduty-${name}"`).Properties.Environment).includes(
        '"TABLE"',
      ),
    )
    const stopped = /^WRITERS="([^"]+)"$/m.exec(deployment)?.[1]?.split(' ')
    expect(stopped?.toSorted()).toEqual(writers.toSorted())
  })

  test('adds its costs up, and counts the metrics of alarms and the rules of the web ACL as they are', () => {
    const rows = [...deployment.matchAll(/^\|.*\| (\d+\.\d\d) \|$/gm)].map(([, amount]) => Number(amount))
    const together = Number(/\*\*together\*\* \| \| \*\*(\d+\.\d\d)\*\*/.exec(deployment)?.[1])
    expect(rows.length).toBeGreaterThan(10)
    expect(rows.reduce((sum, amount) => sum + amount, 0)).toBeCloseTo(together, 2)

    const metricsOf = ({ Metrics }: { readonly Metrics?: unknown }) => {
      const counted = ((Metrics ?? []) as { MetricStat?: unknown }[]).filter(
        ({ MetricStat }) => MetricStat !== undefined,
      )
      return Math.max(1, counted.length)
    }
    const alarms = regional.all('AWS::CloudWatch::Alarm').map(({ Properties }) => metricsOf(Properties))
    expect(deployment).toContain(`alarms (${alarms.reduce((sum, count) => sum + count, 0)} − 10 free) metrics`)
    const rules = edge.one('AWS::WAFv2::WebACL').Properties.Rules as readonly unknown[]
    expect(deployment).toContain(`1 ACL × 5 + ${rules.length} rules × 1`)
    expect(deployment).toContain(`${regional.all('AWS::SecretsManager::Secret').length} secrets × 0.40`)
    expect(deployment).toContain(`${regional.all('AWS::KMS::Key').length} keys × 1`)
  })

  test('explains every setting of deployment.json', () => {
    const source = readFileSync(join(import.meta.dirname, '../../../infra/aws/deployment.ts'), 'utf8')
    const [, fields = ''] = /const deployment = z\.strictObject\(\{\n([\s\S]*?)\n\}\)/.exec(source) ?? []
    const names = [...fields.matchAll(/^ {2}(\w+):/gm)].map(([, name]) => name)
    expect(names.length).toBeGreaterThan(10)
    for (const name of names) expect(deployment).toContain(`| \`${name}\` |`)
  })
})
