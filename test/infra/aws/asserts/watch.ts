import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { refersTo } from '../stack-template.ts'
import type { Synthesised } from '../synthesised.ts'

const root = join(import.meta.dirname, '../../../..')
const runbook = readFileSync(join(root, 'docs/runbook.md'), 'utf8')

/** Headings as links name them. */
const articles = [...runbook.matchAll(/^## (.+)$/gm)].map(([, heading = '']) =>
  heading
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .replaceAll(' ', '-'),
)
/** What is read without an alarm having called. */
const WITHOUT_ALARM = [
  'how-to-read-this',
  'the-budget',
  'a-role-book-was-not-published-or-not-everything-knows-of-it',
  'an-access-review-does-not-get-ready-or-does-not-end',
  'a-system-does-not-grant-or-revoke-by-itself',
  'a-system-reports-something-else-than-is-recorded',
  'reminders-come-too-often-or-go-up-too-late',
  'a-secret-has-leaked',
  'somebody-asks-to-have-personal-data-erased',
]

export const describeWatch = ({ regional }: Synthesised) =>
  describe('who watches', () => {
    const alarms = regional.all('AWS::CloudWatch::Alarm').map(({ Properties }) => Properties)
    const linked = alarms.map(
      ({ AlarmDescription }) => /docs\/runbook\.md#([\w-]+)$/.exec(String(AlarmDescription))?.[1],
    )

    test('every alarm links an article of the runbook, and every article has its alarm', () => {
      for (const [nth, article] of linked.entries()) expect(articles, String(alarms[nth]?.AlarmName)).toContain(article)
      expect(articles.filter((each) => !WITHOUT_ALARM.includes(each)).toSorted()).toEqual(
        [...new Set(linked)].toSorted(),
      )
    })

    test('every article says what it means, what to look at and what to do', () => {
      const texts = runbook.split(/^## /m).slice(1)
      for (const text of texts) {
        const [heading = ''] = text.split('\n')
        if (WITHOUT_ALARM.includes(heading.toLowerCase().replaceAll(' ', '-'))) continue
        for (const part of ['**Means.**', '**Look.**', '**Do.**']) expect(text, heading).toContain(part)
      }
    })

    test('alarms tell the topic when they go off and when they are over', () => {
      const topic = { Ref: regional.one('AWS::SNS::Topic').id }
      for (const { AlarmActions, OKActions, AlarmName } of alarms) {
        expect([AlarmActions, OKActions], String(AlarmName)).toEqual([[topic], [topic]])
      }
      expect(regional.one('AWS::SNS::Subscription').Properties).toMatchObject({
        Protocol: 'email',
        Endpoint: 'it-alarms@example.com',
      })
      expect(regional.one('AWS::SNS::Topic').Properties.KmsMasterKeyId).toBeDefined()
    })

    test('silence of the sweeper, of checkpoints and of the planner is an alarm; silence elsewhere is peace', () => {
      const loud = alarms.filter(({ TreatMissingData }) => TreatMissingData === 'breaching')
      expect(loud.map(({ AlarmName }) => AlarmName)).toEqual([
        'onduty-sweeper-is-missing',
        'onduty-checkpoints-are-missing',
        'onduty-planner-is-missing',
      ])
      for (const { TreatMissingData } of alarms) expect(['breaching', 'notBreaching']).toContain(TreatMissingData)
    })

    test('the planner may be two hours late, and no alarm looks further back than the service allows', () => {
      const planner = alarms.find(({ AlarmName }) => AlarmName === 'onduty-planner-is-missing')
      expect(planner).toMatchObject({ Period: 3600, EvaluationPeriods: 26, Threshold: 1 })
      for (const { Period, EvaluationPeriods, AlarmName } of alarms) {
        const seconds = Number(Period ?? 0)
        const longest = seconds < 3600 ? 86_400 : 604_800
        expect(seconds * Number(EvaluationPeriods), String(AlarmName)).toBeLessThanOrEqual(longest)
      }
    })

    test('there is an alarm for every queue of failures and every workflow', () => {
      for (const { id } of regional.all('AWS::SQS::Queue')) {
        expect(alarms.some((alarm) => refersTo(alarm.Dimensions, id))).toBe(true)
      }
      for (const { id } of regional.all('AWS::StepFunctions::StateMachine')) {
        expect(alarms.some((alarm) => refersTo(alarm.Metrics, id))).toBe(true)
      }
    })

    test('what alarms count of our own is what the code counts', () => {
      const ours = alarms.flatMap(({ Metrics }) =>
        (
          (Metrics ?? []) as unknown as { MetricStat?: { Metric: { Namespace: string; MetricName: string } } }[]
        ).flatMap(({ MetricStat }) => (MetricStat?.Metric.Namespace === 'Onduty' ? MetricStat.Metric.MetricName : [])),
      )
      const source = ['functions/outbox/relay.ts', 'functions/outbox/epoch.ts', 'functions/sign-in/sign-in.pages.ts']
        .map((file) => readFileSync(join(root, file), 'utf8'))
        .join('\n')
      expect(ours.length).toBeGreaterThan(3)
      for (const name of ours) expect(source).toContain(`'${name}'`)
    })

    test('no alarm has more metrics than the service takes', () => {
      for (const { Metrics, AlarmName } of alarms) {
        const metrics = (Metrics ?? []) as unknown as { MetricStat?: unknown }[]
        const counted = metrics.filter(({ MetricStat }) => MetricStat !== undefined).length
        expect(counted, String(AlarmName)).toBeLessThanOrEqual(10)
      }
    })

    test('the dashboard shows doors, functions, workflows, the table, effects and alarms', () => {
      const board = JSON.stringify(regional.one('AWS::CloudWatch::Dashboard').Properties)
      for (const title of ['Requests, errors', 'Effects', 'Functions: errors', 'Workflows', 'Table: units', 'Alarms']) {
        expect(board).toContain(title)
      }
    })
  })
