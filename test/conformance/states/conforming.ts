import { afterAll, expect } from 'vitest'
import type { State, StateMachine, TaskState, Template } from '../../../functions/platform/workflow.ts'
import {
  EngineHouse,
  type HouseOptions,
  type TestTask,
  workflowOf,
} from '../../infra/local/states-engine/engine-house.ts'
import { validationErrorsOf } from './validate.ts'

const used: StateMachine[] = []

afterAll(() => {
  expect(validationErrorsOf(used)).toEqual([])
})

/** An engine with one workflow of these states, the first of them first. What was used in a file must be valid. */
export function conforming(
  states: StateMachine['States'],
  tasks: Readonly<Record<string, TestTask>> = {},
  options: Partial<HouseOptions> = {},
): EngineHouse {
  const workflow = workflowOf(states)
  used.push(workflow.define((name) => name))
  return new EngineHouse({ workflows: [workflow], tasks, ...options })
}

/** What a test says about a task beside its name. */
export type TaskRest = Partial<Omit<TaskState, 'Next' | 'End'>> & { readonly Next?: string }

/** A task with the shortest way to say what matters. */
export const task = (name: string, rest: TaskRest = {}, payload: Template = {}): TaskState =>
  ({
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Arguments: { FunctionName: `local:${name}`, Payload: payload },
    TimeoutSeconds: 10,
    ...(rest.Next === undefined ? { End: true } : {}),
    ...rest,
  }) as TaskState

/** A task that waits for its token, which it gives to the function. */
export const ask = (name: string, rest: TaskRest = {}): TaskState =>
  task(
    name,
    { Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken', ...rest },
    { token: '{% $states.context.Task.Token %}' },
  )

/** Ends with this as output. */
export const give = (Output: Template): State => ({ Type: 'Pass', Output, End: true })
