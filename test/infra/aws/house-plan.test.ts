import { describe, expect, test } from 'vitest'
import { type ScheduledWith, scheduledTasks, schedules, tasks, workflows } from '../../../functions/registry.ts'
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

/** A text that is put together when it is deployed, with `TASK` for the address of the task function. */
function textOf(value: Value, task: string): string {
  const [, pieces] = (value as unknown as { 'Fn::Join': [string, (string | { 'Fn::GetAtt': string[] })[]] })['Fn::Join']
  return pieces.map((piece) => (typeof piece === 'string' ? piece : refersTo(piece, task) ? 'TASK' : '?')).join('')
}

function minutesOf(rate: Value): number {
  const [, count, unit = ''] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(String(rate)) ?? []
  return Number(count) * ({ minute: 1, hour: 60, day: 1440 }[unit] ?? Number.NaN)
}
