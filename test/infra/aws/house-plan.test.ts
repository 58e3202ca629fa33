import { describe, expect, test } from 'vitest'
import { LARGEST_FILE } from '../../../functions/kernel/file.ts'
import {
  type RoutesWith,
  routes,
  type ScheduledWith,
  scheduledTasks,
  schedules,
  tasks,
  workflows,
} from '../../../functions/registry.ts'
import { housePlan } from '../../../infra/aws/house-plan.ts'
import { describeGrants } from './asserts/grants.ts'
import { describeWork } from './asserts/work.ts'
import { type Properties, refersTo, type Value } from './stack-template.ts'
import { synthesise } from './synthesised.ts'

/** What is really deployed, not a sample of it. */
const house = synthesise(housePlan)

describeWork(house)
describeGrants(house)

describe('what the registry lists is what is deployed', () => {
  const { regional } = house
  const idOf = (name: string) => regional.one('AWS::Lambda::Function', `"onduty-${name}"`).id
  const machineOf = (workflow: string) => regional.one('AWS::StepFunctions::StateMachine', `"onduty-${workflow}"`)

  test.each(workflows)('the workflow $name, state by state', ({ name, define }) => {
    const { DefinitionString } = machineOf(name).Properties
    expect(JSON.parse(textOf(DefinitionString, idOf('task')))).toEqual(JSON.parse(JSON.stringify(define(() => 'TASK'))))
  })

  test.each(workflows)('the workflow $name asks only for tasks there are', ({ define }) => {
    const asked = new Set<string>()
    define((task) => {
      asked.add(task)
      return task
    })
    const known = tasks.map(({ name }) => name)
    expect(asked.size).toBeGreaterThan(0)
    expect([...asked].filter((task) => !known.includes(task))).toEqual([])
  })

  test.each(workflows)('the workflow $name is started by its own live alias', ({ name }) => {
    const { id } = machineOf(name)
    const versions = regional.all('AWS::StepFunctions::StateMachineVersion')
    const own = versions.filter(({ Properties }) => refersTo(Properties, id))
    expect(own).toHaveLength(1)
    const aliases = regional.all('AWS::StepFunctions::StateMachineAlias')
    const live = aliases.filter(({ Properties }) => refersTo(Properties, own[0]?.id ?? ''))
    expect(live.map(({ Properties }) => Properties.Name)).toEqual(['live'])
  })

  test.each(schedules)('the schedule $name runs its task, in the function that may', ({ name, every, task }) => {
    const { Properties } = regional.one('AWS::Scheduler::Schedule', `"onduty-${name}"`)
    const target = Properties.Target as Properties
    const runs = { sweep: 'sweep', 'fold-checkpoint': 'checkpoint' }[task as string] ?? 'planner'
    expect(JSON.parse(String(target.Input))).toEqual({ task })
    expect(target.Arn).toEqual({ 'Fn::GetAtt': [idOf(runs), 'Arn'] })
    expect(target.DeadLetterConfig).toEqual({
      Arn: { 'Fn::GetAtt': [regional.one('AWS::SQS::Queue', '"onduty-failed-schedules"').id, 'Arn'] },
    })
    expect(minutesOf(Properties.ScheduleExpression)).toBe(every.minutes)
  })

  test('nothing is scheduled that there is not, and nothing that needs a schedule is without', () => {
    const known = scheduledTasks({ relay: {}, checkpoints: {}, epoch: {} } as unknown as ScheduledWith)
    const named: readonly string[] = schedules.map(({ task }) => task)
    expect(named.toSorted()).toEqual(known.map(({ name }) => name).toSorted())
    expect(regional.all('AWS::Scheduler::Schedule')).toHaveLength(schedules.length)
  })
})

describe('files through the HTTP API', () => {
  /** What it takes from a caller, and gives to one, of a function that is waited for. */
  const MOST_OF_A_FUNCTION = 6 * 1024 * 1024
  const all = routes({} as RoutesWith).map(({ contract }) => contract)

  test('the largest fits when it is base64, with a kilobyte for each of a hundred headers', () => {
    expect(Math.ceil(LARGEST_FILE / 3) * 4 + 100 * 1024).toBeLessThan(MOST_OF_A_FUNCTION)
  })

  test('what takes text takes it as bytes too: of `text/…` the HTTP API makes UTF-8 before we see it', () => {
    const taking = all.flatMap(({ operation, upload }) => (upload === undefined ? [] : [{ operation, upload }]))
    expect(taking.length).toBeGreaterThan(0)
    for (const { operation, upload } of taking) {
      for (const type of upload.filter((each) => each.startsWith('text/'))) {
        expect(upload, operation).toContain(type.replace('text/', 'application/'))
      }
    }
  })
})

describe('what other systems deliver', () => {
  const { regional } = house
  const delivering = routes({} as RoutesWith).flatMap(({ contract }) =>
    contract.delivers === undefined ? [] : [contract],
  )

  test('comes through CloudFront as it was sent: by POST, uncached, with every header', () => {
    const [{ Properties } = { Properties: {} as Properties }] = regional.all('AWS::CloudFront::Distribution')
    const { CacheBehaviors } = Properties.DistributionConfig as { CacheBehaviors: Properties[] }
    const behaviour = CacheBehaviors.find(({ PathPattern }) => PathPattern === '/api/*')
    expect(delivering.length).toBeGreaterThan(0)
    for (const { path, method } of delivering) {
      expect(path.startsWith('/api/')).toBe(true)
      expect(behaviour?.AllowedMethods).toContain(method)
    }
    // AllViewerExceptHostHeader and CachingDisabled, as AWS numbers its own policies.
    expect(behaviour?.OriginRequestPolicyId).toBe('b689b0a8-53d0-40ab-baf2-68738e2966ac')
    expect(behaviour?.CachePolicyId).toBe('4135ea2d-6df8-44a3-9df3-4b5a84be39ad')
  })

  test('is checked against a certificate of AWS, which whoever answers may read from the internet', () => {
    for (const name of ['api', 'relay']) {
      expect(regional.one('AWS::Lambda::Function', `"onduty-${name}"`).Properties).not.toHaveProperty('VpcConfig')
    }
  })
})

describe('how long it may take', () => {
  const { regional } = house
  const planOf = (name: string) => regional.one('AWS::Lambda::Function', `"onduty-${name}"`).Properties

  test('what plans and looks over has a whole processor; what carries events on, more than half of one', () => {
    expect(planOf('planner')).toMatchObject({ MemorySize: 1769, Timeout: 600 })
    for (const name of ['relay', 'sweep', 'api']) expect(planOf(name), name).toMatchObject({ MemorySize: 1024 })
  })

  test('whoever calls systems outside is in no network of ours, and may do nothing for it', () => {
    for (const name of ['relay', 'sweep']) {
      expect(planOf(name)).not.toHaveProperty('VpcConfig')
      const { Variables } = planOf(name).Environment as { Variables: Properties }
      expect(Object.keys(Variables).filter((each) => /HOOK/.test(each))).toEqual([])
    }
  })
})

/** A text that is put together when it is deployed, with `TASK` for the address of the task function. */
function textOf(value: Value, task: string): string {
  const [, pieces] = (value as unknown as { 'Fn::Join': [string, (string | { 'Fn::GetAtt': string[] })[]] })['Fn::Join']
  return pieces.map((piece) => (typeof piece === 'string' ? piece : refersTo(piece, task) ? 'TASK' : '?')).join('')
}

function minutesOf(rate: Value): number {
  const [, count, unit = ''] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(String(rate)) ?? []
  return Number(count) * ({ minute: 1, hour: 60, day: 1440 }[unit] ?? Number.NaN)
}
