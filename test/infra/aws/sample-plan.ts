import { invokeTask, type Workflow } from '../../../functions/platform/workflow.ts'
import type { HousePlan } from '../../../infra/aws/onduty-stack.ts'

const walk: Workflow = {
  name: 'walk-a-case',
  contract: 1,
  define: (addressOf) => ({
    QueryLanguage: 'JSONata',
    StartAt: 'Look',
    States: { Look: invokeTask(addressOf, { task: 'look', End: true }) },
  }),
}

/** One workflow, and one schedule for each function that has any. */
export const samplePlan: HousePlan = {
  workflows: [walk],
  schedules: [
    { name: 'sweep-every-minute', every: { minutes: 1 }, task: 'sweep' },
    { name: 'fold-checkpoint', every: { minutes: 5 }, task: 'fold-checkpoint' },
    { name: 'plan-ahead', every: { minutes: 1440 }, task: 'plan-ahead' },
  ],
}
