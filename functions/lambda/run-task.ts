import type { JsonObject } from '../kernel/json.ts'
import type { Platform } from '../platform/platform.ts'
import type { Task } from '../platform/task.ts'

/** What workflows and schedules call a function with: the name of a task, and its input beside it. */
export type TaskCall = { readonly task: string } & JsonObject

/** Somebody asks for a task this function does not have. */
export class UnknownTaskError extends Error {
  override readonly name = 'UnknownTaskError'
  constructor(readonly task: string) {
    super(`no task is called ${task}`)
  }
}

export function taskRunner(platform: Platform, tasks: readonly Task[]) {
  const byName = new Map(tasks.map((task) => [task.name, task]))
  return async ({ task: name, ...input }: TaskCall): Promise<JsonObject> => {
    const task = byName.get(name)
    if (task === undefined) throw new UnknownTaskError(name)
    return task.run(platform, input)
  }
}
