import type { Layer } from '../../../functions/on-call/schedule.ts'
import type { PersonName } from './demo-people.ts'
import type { GroupName, PositionName } from './groups-and-positions.ts'

export interface DemoRotation extends Pick<Layer, 'name' | 'every' | 'handOverAt'> {
  readonly people: readonly PersonName[]
  readonly only?: Layer['only']
}

interface DemoSchedule {
  readonly name: string
  readonly covers: GroupName | 'department'
  readonly owner: PositionName
  readonly primary: readonly DemoRotation[]
  readonly secondary: readonly DemoRotation[]
}

const WEEK = { count: 1, unit: 'week' } as const
const DAY = { count: 1, unit: 'day' } as const

/** Day and night, by the week or by the day; the whole department's for what no other schedule covers. */
export const DEMO_SCHEDULES: readonly DemoSchedule[] = [
  {
    name: '系统运维值班',
    covers: 'operations',
    owner: 'operationsLeader',
    // Whoever is away at the first start comes last; the second is always who has the next week.
    primary: [
      { name: '周轮值', every: WEEK, handOverAt: '09:00', people: ['liWei', 'zhangLei', 'yangFan', 'liuYang'] },
    ],
    secondary: [
      { name: '备值轮换', every: WEEK, handOverAt: '09:00', people: ['zhangLei', 'yangFan', 'liuYang', 'liWei'] },
    ],
  },
  {
    name: '应用开发值班',
    covers: 'development',
    owner: 'developmentLeader',
    primary: [
      { name: '24 小时轮值', every: DAY, handOverAt: '08:30', people: ['xuPeng', 'wuQian', 'huBin', 'davidMiller'] },
      {
        ...{ name: '工作日白班', every: WEEK, handOverAt: '08:30', people: ['zhouHao', 'xuPeng'] },
        only: [{ days: 'working-days', from: '09:00', to: '18:00' }],
      },
    ],
    secondary: [{ name: '组长备值', every: WEEK, handOverAt: '08:30', people: ['zhaoJing'] }],
  },
  {
    name: '部门总值班',
    covers: 'department',
    owner: 'head',
    primary: [
      {
        ...{ name: '总值班', every: DAY, handOverAt: '08:30' },
        people: ['gaoFeng', 'linTao', 'zhengJie', 'fengTao', 'luoMin', 'guoKai'],
      },
    ],
    secondary: [{ name: '带班', every: WEEK, handOverAt: '08:30', people: ['sunZhiyuan', 'wangZhiqiang'] }],
  },
]
