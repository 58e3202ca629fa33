import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { type Answerer, type Directory, lastResort, whoAnswers } from '../../responsibility/index.ts'

/**
 * Who stands above somebody in a position: the leader of its group, or the head of IT where the person is that leader or
 * there is no group. Nobody answers their own objection, unless the department has nobody else.
 */
export function whoSeesToIt(directory: Directory, position: Id, person: Id, now: Instant): Answerer | undefined {
  const notThem = new Set([person])
  const group = directory.positions.get(position)?.group
  const leader = group === undefined ? undefined : whoAnswers(directory, { who: 'leader', group }, now, notThem)
  return leader ?? whoAnswers(directory, { who: 'head' }, now, notThem) ?? lastResort(directory, now)
}
