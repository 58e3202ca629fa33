import {
  type Allowance,
  business,
  type DayOfMonth,
  type Recurrence,
  type Weekday,
} from '../../../../functions/calendar/index.ts'
import type { Text } from '../../../../functions/kernel/text.ts'
import type { AuthorityName, Risk } from '../../../../functions/responsibility/index.ts'
import type { Evidence, TriggerName, When } from '../../../../functions/role-book/index.ts'
import type { ServiceName } from '../demo-services.ts'
import type { PositionName } from '../groups-and-positions.ts'
import type { ActivityCode } from './demo-frame.ts'
import type { ObjectiveName } from './demo-objectives.ts'

/** A duty of the demo, in names instead of ids. */
export interface DemoDuty {
  /** Unique; its id is made from it. */
  readonly name: string
  readonly position: PositionName
  readonly title: Text
  readonly standard: Text
  readonly when: When
  readonly allowed?: Allowance
  readonly whenLate?: 'stays' | 'lapses'
  readonly evidence?: readonly Evidence[]
  readonly responsible?: readonly PositionName[]
  readonly consulted?: readonly PositionName[]
  readonly informed?: readonly PositionName[]
  readonly covers?: { readonly activity: ActivityCode; readonly services: readonly ServiceName[] | 'all' }
  readonly procedure?: { readonly title: string; readonly steps: string }
  readonly objective?: ObjectiveName
  readonly authorities?: readonly DemoAuthority[]
  /** Minutes: of one occurrence, or of a standing duty in a week. */
  readonly effort: number
}

export interface DemoAuthority {
  readonly act: AuthorityName
  readonly services?: readonly ServiceName[]
  readonly upTo?: Risk
}

export const both = (chinese: string, english: string): Text => ({ 'zh-CN': chinese, en: english })

/** Rules of the demo begin with the year. */
const FROM = '2025-01-01'

const recurring = (every: Recurrence['every'], at: readonly string[], onDayOff: Recurrence['onDayOff']): When => ({
  kind: 'recurring',
  rule: { every, at, onDayOff, from: FROM },
})

export const everyWorkingDay = (...at: string[]): When => recurring({ unit: 'day', interval: 1 }, at, 'skip')
export const everyDay = (...at: string[]): When => recurring({ unit: 'day', interval: 1 }, at, 'keep')
export const weekly = (day: Weekday, at: string): When =>
  recurring({ unit: 'week', interval: 1, on: [day] }, [at], 'after')
export const monthly = (day: DayOfMonth, at: string): When =>
  recurring({ unit: 'month', interval: 1, on: [day] }, [at], 'after')
export const quarterly = (day: DayOfMonth, at: string): When =>
  recurring({ unit: 'month', interval: 3, on: [day] }, [at], 'after')
export const yearly = (month: number, day: DayOfMonth, at: string): When =>
  recurring({ unit: 'year', interval: 1, month, on: [day] }, [at], 'after')
export const beforeSpringFestival = (at: string): When =>
  recurring({ unit: 'holiday', holiday: '春节', workingDaysBefore: 1 }, [at], 'keep')
export const triggered = (event: TriggerName): When => ({ kind: 'triggered', event })
export const STANDING: When = { kind: 'standing' }

export const hours = (count: number): Allowance => business(`PT${count}H`)
export const days = (count: number): Allowance => business(`P${count}D`)

export const note = (chinese: string, english: string): Evidence => ({ kind: 'note', title: both(chinese, english) })
export const link = (chinese: string, english: string): Evidence => ({ kind: 'link', title: both(chinese, english) })
export const number = (
  chinese: string,
  english: string,
  limits: { readonly least?: number; readonly most?: number },
): Evidence => ({ kind: 'number', title: both(chinese, english), ...limits })

/** Members raise changes, assess those of their peers, and test. */
export const MEMBER: readonly DemoAuthority[] = [
  { act: 'change.raise' },
  { act: 'change.assess' },
  { act: 'change.test' },
]
/** What nobody answers climbs to the leader, so a leader may do each step. */
export const LEADER: readonly DemoAuthority[] = [
  ...MEMBER,
  { act: 'change.authorise' },
  { act: 'change.review' },
  { act: 'change.cancel' },
]
