import type { Task } from './task.ts'

/** Several rooms have something to do at the same step: one after the other, under the name of the step. */
export const oneAfterTheOther = (name: string, tasks: readonly Task[]): Task => ({
  name,
  async run(platform, input) {
    let answer = {}
    for (const task of tasks) answer = { ...answer, ...(await task.run(platform, input)) }
    return answer
  },
})
