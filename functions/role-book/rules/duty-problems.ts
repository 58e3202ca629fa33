import { recurrenceProblems } from '../../calendar/index.ts'
import type { Id } from '../../kernel/ids.ts'
import { canonicalJson, type Json } from '../../kernel/json.ts'
import type { FieldError } from '../../kernel/refusal.ts'
import { AUTHORITIES, type Directory } from '../../responsibility/index.ts'
import type { Duty } from '../duty.ts'
import { fault } from '../errors.ts'
import type { BookFrame } from '../role-book.ts'

/** What a duty is held against. */
export interface DutyContext {
  readonly directory: Directory
  /** Of the book it will be in. */
  readonly frame: BookFrame
  /** Objectives that exist, of those it could name. */
  readonly objectives: Pick<ReadonlySet<Id>, 'has'>
}

/** Everything that is wrong with a duty beyond its form, each with its place. Nothing when it may be in a book. */
export const dutyProblems = (duty: Duty, context: DutyContext): FieldError[] =>
  PROBLEMS.flatMap((problems) => problems(duty, context))

type Problems = (duty: Duty, context: DutyContext) => FieldError[]

const accountableExists: Problems = ({ position }, { directory }) =>
  directory.positions.has(position) ? [] : [fault('position', 'unknown-position')]

const PARTS = ['responsible', 'consulted', 'informed'] as const

const positionsExist: Problems = (duty, { directory }) =>
  PARTS.flatMap((part) => unknownIn(part, duty[part], directory.positions, 'unknown-position'))

/** Each position has one part: who answers does not also do, is not asked, and need not be told. */
const partsAreDistinct: Problems = (duty) => {
  const seen = new Set<Id>([duty.position])
  return PARTS.flatMap((part) =>
    duty[part].flatMap((position, nth) => {
      const path = `${part}/${nth}`
      if (position === duty.position && part === 'responsible') return [fault(path, 'accountable-is-responsible')]
      const isSecond = seen.has(position)
      seen.add(position)
      return isSecond ? [fault(path, 'has-another-part')] : []
    }),
  )
}

const authoritiesAreKnown: Problems = ({ authorities }, { directory }) =>
  authorities.flatMap(({ act, services = [] }, nth) => [
    ...(AUTHORITIES.includes(act) ? [] : [fault(`authorities/${nth}/act`, 'unknown-authority')]),
    ...unknownIn(`authorities/${nth}/services`, services, directory.services, 'unknown-service'),
    ...twiceIn(`authorities/${nth}/services`, services),
  ])

const authoritiesAreListedOnce: Problems = ({ authorities }) => twiceIn('authorities', authorities)

const coverageIsKnown: Problems = ({ covers }, { directory, frame }) => {
  if (covers === undefined) return []
  const isKnown = frame.activities.some(({ code }) => code === covers.activity)
  const services = covers.services === 'all' ? [] : covers.services
  return [
    ...(isKnown ? [] : [fault('covers/activity', 'unknown-activity')]),
    ...unknownIn('covers/services', services, directory.services, 'unknown-service'),
    ...twiceIn('covers/services', services),
  ]
}

const ruleIsSound: Problems = ({ when }, { directory }) => {
  if (when.kind !== 'recurring') return []
  const holidays = Object.values(directory.department.calendar.days).flatMap(({ name }) =>
    name === undefined ? [] : [name['zh-CN']],
  )
  return recurrenceProblems(when.rule, holidays).map((each) => ({ ...each, path: `when/rule/${each.path}` }))
}

const triggerServicesExist: Problems = ({ when }, { directory }) => {
  const services = when.kind === 'triggered' ? (when.services ?? []) : []
  return [
    ...unknownIn('when/services', services, directory.services, 'unknown-service'),
    ...twiceIn('when/services', services),
  ]
}

const evidenceIsSound: Problems = ({ evidence }) =>
  evidence.flatMap(({ kind, least, most }, nth) => {
    const isLimited = least !== undefined || most !== undefined
    if (kind !== 'number') return isLimited ? [fault(`evidence/${nth}/kind`, 'limits-without-number')] : []
    const isEmpty = least !== undefined && most !== undefined && least > most
    return isEmpty ? [fault(`evidence/${nth}/least`, 'least-above-most')] : []
  })

const objectiveExists: Problems = ({ objective }, { objectives }) =>
  objective === undefined || objectives.has(objective) ? [] : [fault('objective', 'unknown-objective')]

const PROBLEMS: readonly Problems[] = [
  accountableExists,
  positionsExist,
  partsAreDistinct,
  authoritiesAreKnown,
  authoritiesAreListedOnce,
  coverageIsKnown,
  ruleIsSound,
  triggerServicesExist,
  evidenceIsSound,
  objectiveExists,
]

const unknownIn = (
  path: string,
  ids: readonly Id[],
  known: ReadonlyMap<Id, unknown>,
  code: 'unknown-position' | 'unknown-service',
): FieldError[] => ids.flatMap((id, nth) => (known.has(id) ? [] : [fault(`${path}/${nth}`, code)]))

export function twiceIn(path: string, items: readonly unknown[]): FieldError[] {
  const said = items.map((each) => canonicalJson(each as Json))
  return said.flatMap((each, nth) => (said.indexOf(each) === nth ? [] : [fault(`${path}/${nth}`, 'listed-twice')]))
}
