// A made-up department of any size and its role book: for measuring what reads a whole book.
import { defaultCalendar, wall } from '../functions/calendar/index.ts'
import { type Id, idOf } from '../functions/kernel/ids.ts'
import type { Text } from '../functions/kernel/text.ts'
import type { Directory, Position } from '../functions/responsibility/index.ts'
import type { Duty } from '../functions/role-book/duty.ts'
import type { RoleBook } from '../functions/role-book/role-book.ts'

const LONG_AGO = '2025-01-01T00:00:00.000Z'
const idFor = (prefix: string, nth: number): Id => idOf(prefix, LONG_AGO, String(nth).padStart(16, '0'))
const both = (name: string): Text => ({ 'zh-CN': name, en: name })
const counted = <Thing>(count: number, make: (nth: number) => Thing): Thing[] =>
  Array.from({ length: count }, (_, nth) => make(nth))
const byId = <Thing extends { readonly id: Id }>(things: readonly Thing[]) =>
  new Map(things.map((thing) => [thing.id, thing]))

/** A department with two holders and a deputy to a post, some of them away, and a service to three posts. */
export function departmentOf(posts: number): Directory {
  const place = (prefix: string, kind: number) =>
    counted(posts, (nth) => ({
      ...{ id: idFor(prefix, kind * posts + nth), position: idFor('pos', nth), from: LONG_AGO },
      person: idFor('per', (nth * 2 + kind) % (posts * 2)),
    }))
  const group = (nth: number) => idFor('grp', nth % Math.max(1, Math.ceil(posts / 10)))
  const positions = counted(
    posts,
    (nth): Position => ({
      ...{ id: idFor('pos', nth), name: both(`post ${nth}`), group: group(nth), version: 1 },
      authorities: [{ act: 'change.assess' }],
    }),
  )
  return {
    version: 1,
    department: {
      ...{ id: idFor('dep', 0), name: both('IT'), head: idFor('pos', 0), changeAuthority: idFor('pos', 1), version: 1 },
      ...{ calendar: defaultCalendar, calendarVersion: 1 },
    },
    people: byId(
      counted(posts * 2, (nth) => ({
        ...{ id: idFor('per', nth), name: `person ${nth}`, email: `p${nth}@example.com`, language: 'zh-CN' as const },
        ...{ active: true, version: 1 },
      })),
    ),
    groups: byId(
      counted(Math.ceil(posts / 10), (nth) => ({
        ...{ id: idFor('grp', nth), name: both(`group ${nth}`), leader: idFor('pos', nth * 10), version: 1 },
      })),
    ),
    positions: byId(positions),
    services: byId(
      counted(Math.ceil(posts / 3), (nth) => ({
        ...{ id: idFor('svc', nth), name: both(`service ${nth}`), group: group(nth), dependsOn: [], version: 1 },
      })),
    ),
    assignments: [...place('asg', 0), ...place('asg', 1)],
    deputies: place('dpt', 2),
    absences: counted(posts, (nth) => ({
      ...{ id: idFor('abs', nth), person: idFor('per', nth * 2), version: 1 },
      ...{ from: '2026-01-12T01:00:00.000Z', until: '2026-01-16T10:00:00.000Z' },
    })),
    books: [],
  }
}

/** Duties of every kind: daily ones at times of their own, weekly, monthly, on call, with authority. */
export function bookOf(duties: number, posts: number): RoleBook {
  const services = Math.ceil(posts / 3)
  const activities = counted(12, (nth) => ({
    ...({
      code: `activity-${nth}`,
      name: both(`activity ${nth}`),
      hours: nth % 4 === 0 ? 'always' : 'business',
    } as const),
  }))
  const when = (nth: number): Duty['when'] => {
    const at = [`${String(nth % 24).padStart(2, '0')}:${String(nth % 60).padStart(2, '0')}`]
    const rule = { at, onDayOff: 'after', from: '2026-01-01' } as const
    if (nth % 10 === 9) return { kind: 'on-call', hours: 'always' }
    if (nth % 10 === 8) return { kind: 'standing' }
    if (nth % 3 === 0) return { kind: 'recurring', rule: { ...rule, every: { unit: 'day', interval: 1 } } }
    if (nth % 3 === 1)
      return { kind: 'recurring', rule: { ...rule, every: { unit: 'week', interval: 1, on: ['mon'] } } }
    return { kind: 'recurring', rule: { ...rule, every: { unit: 'month', interval: 1, on: [{ workingDay: -1 }] } } }
  }
  const list = counted(
    duties,
    (nth): Duty => ({
      ...{ id: idFor('dut', nth), position: idFor('pos', nth % posts), consulted: [], informed: [] },
      responsible: nth % 5 === 0 ? [idFor('pos', (nth + 1) % posts)] : [],
      ...{ title: both(`duty ${nth}`), standard: both('done'), evidence: [], when: when(nth), allowed: wall('PT1H') },
      covers: { activity: `activity-${nth % 12}`, services: [idFor('svc', nth % services)] },
      ...{ whenLate: 'stays', authorities: nth % 7 === 0 ? [{ act: 'change.authorise' }] : [], effort: 30 },
    }),
  )
  const why = both('apart')
  const conflicts = counted(5, (nth) => ({
    ...{ id: `conflict-${nth}`, between: [{ act: 'change.authorise' }, { activity: `activity-${nth}` }] as const, why },
  }))
  return { duties: byId(list), frame: { activities, needs: {}, conflicts } }
}
