import { schedules, workflows } from '../../functions/registry.ts'
import type { HousePlan } from './onduty-stack.ts'

/** What of the registry becomes infrastructure: the same lists one machine runs. */
export const housePlan: HousePlan = { workflows, schedules }
