import type { Id } from '../../kernel/ids.ts'
import type { Attendance } from '../../responsibility/index.ts'
import type { Duty } from '../duty.ts'
import type { RoleBook } from '../role-book.ts'

/**
 * When do a book's duties need somebody there, for each position that has one? Day and night where a duty looks after an
 * activity that goes on day and night, or is being on call. Recorded with the grants of a version, so that whoever looks
 * ahead in the roster needs no book.
 */
export function attendanceOf({ duties, frame }: RoleBook): ReadonlyMap<Id, Attendance> {
  const dayAndNight = new Set(frame.activities.filter(({ hours }) => hours === 'always').map(({ code }) => code))
  const found = new Map<Id, Attendance>()
  const needs = (position: Id, attendance: Attendance) => {
    if (attendance === 'always' || !found.has(position)) found.set(position, attendance)
  }
  for (const duty of duties.values()) {
    const isAlways = duty.covers !== undefined && dayAndNight.has(duty.covers.activity)
    needs(duty.position, isAlways ? 'always' : 'business')
    if (duty.when.kind === 'on-call') for (const each of doersOf(duty)) needs(each, 'always')
  }
  return found
}

/** The positions whose holders do the work of a duty. */
export const doersOf = ({ responsible, position }: Pick<Duty, 'responsible' | 'position'>): readonly Id[] =>
  responsible.length === 0 ? [position] : responsible
