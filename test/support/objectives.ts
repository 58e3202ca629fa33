import type { Id } from '../../functions/kernel/ids.ts'
import type { ObjectiveOut } from '../../functions/objective/objective.contract.ts'
import { positions } from './department.ts'

/** What somebody could want of the operators this year: kept all year, measured monthly. */
export const availability = (year: number, wish: Readonly<Record<string, unknown>> = {}) => ({
  year,
  kind: 'annual',
  title: { 'zh-CN': '核心系统可用率', en: 'Availability of core systems' },
  owner: positions.opsEngineer,
  measure: {
    name: { 'zh-CN': '月可用率', en: 'availability in a month' },
    unit: '%',
    direction: 'at-least',
    target: 99.9,
  },
  rhythm: 'monthly',
  ...wish,
})

interface Doing {
  readonly now: string
  does(role: 'head', method: string, path: string, body: unknown): Promise<unknown>
}

/** An objective of the operators, as the head of IT sets it. */
export async function anObjective(office: Doing): Promise<Id> {
  const wish = availability(Number(office.now.slice(0, 4)))
  return ((await office.does('head', 'POST', '/api/objectives', wish)) as ObjectiveOut).id
}
