import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { type Answerer, type Directory, lastResort, whoAnswers } from '../../responsibility/index.ts'

/** Who answers for a duty that comes round now, and whether its position has nobody there: that is a gap. */
export interface Owing {
  readonly answerer: Answerer
  readonly gaps: readonly Id[]
}

/** The holder of the accountable position, else its deputy, else the leader of its group, else the head of IT. */
export function whoOwesIt(directory: Directory, position: Id, now: Instant): Owing | undefined {
  const there = whoAnswers(directory, { who: 'holder', position }, now)
  if (there !== undefined) return { answerer: there, gaps: [] }
  const group = directory.positions.get(position)?.group
  const leader = group === undefined ? undefined : whoAnswers(directory, { who: 'leader', group }, now)
  const answerer = leader ?? lastResort(directory, now)
  const gaps = directory.positions.has(position) ? [position] : []
  return answerer === undefined ? undefined : { answerer, gaps }
}
