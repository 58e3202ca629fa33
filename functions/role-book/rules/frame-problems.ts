import type { FieldError } from '../../kernel/refusal.ts'
import { AUTHORITIES, type Directory } from '../../responsibility/index.ts'
import type { ConflictSide } from '../duty.ts'
import { fault } from '../errors.ts'
import type { BookFrame } from '../role-book.ts'
import { twiceIn } from './duty-problems.ts'

/** Everything that is wrong with what a book is measured by: codes given twice, services and activities that are not. */
export function frameProblems({ activities, needs, conflicts }: BookFrame, directory: Directory): FieldError[] {
  const codes = new Set(activities.map(({ code }) => code))
  const sideProblems = (side: ConflictSide, path: string): FieldError[] => {
    if ('activity' in side) return codes.has(side.activity) ? [] : [fault(`${path}/activity`, 'unknown-activity')]
    return AUTHORITIES.includes(side.act) ? [] : [fault(`${path}/act`, 'unknown-authority')]
  }
  return [
    ...twiceIn(
      'activities',
      activities.map(({ code }) => code),
    ),
    ...Object.entries(needs).flatMap(([service, needed]) => [
      ...(directory.services.has(service) ? [] : [fault(`needs/${service}`, 'unknown-service')]),
      ...needed.flatMap((code, nth) => (codes.has(code) ? [] : [fault(`needs/${service}/${nth}`, 'unknown-activity')])),
      ...twiceIn(`needs/${service}`, needed),
    ]),
    ...twiceIn(
      'conflicts',
      conflicts.map(({ id }) => id),
    ),
    ...conflicts.flatMap(({ between }, nth) => {
      const path = `conflicts/${nth}/between`
      const twice = twiceIn(path, between)
      return [
        ...between.flatMap((side, place) => sideProblems(side, `${path}/${place}`)),
        ...(twice.length === 0 ? [] : [fault(path, 'same-sides')]),
      ]
    }),
  ]
}
