import { deadline } from '../../calendar/index.ts'
import type { Instant } from '../../kernel/instant.ts'
import { HEAD_AGAIN, type OpenObligation } from '../../obligation/index.ts'
import type { Answerer, Directory } from '../../responsibility/index.ts'

/** The obligation in other hands. */
export const movedTo = (obligation: OpenObligation, { person, position, via }: Answerer): OpenObligation => {
  const { position: _, offer: __, ...rest } = obligation
  return {
    ...rest,
    version: (obligation.version ?? 1) + 1,
    accountable: person,
    via,
    ...(position === undefined ? {} : { position }),
    asked: [...new Set([...obligation.asked, person])],
  }
}

/**
 * What goes along with whoever answers, in their hands. Where its ladder had come to its end before anybody answered, it
 * does not end with them: the head hears of it again when it would have been told again.
 */
export function goesAlong(
  obligation: OpenObligation,
  answerer: Answerer,
  { directory, now }: { readonly directory: Directory; readonly now: Instant },
): OpenObligation {
  const moved = movedTo(obligation, answerer)
  if (moved.plan.some(({ does }) => does !== 'remind')) return moved
  const at = deadline(now, moved.again ?? HEAD_AGAIN, directory.department.calendar)
  const plan = [...moved.plan.filter((rung) => rung.at < at), { at, does: 'climb', to: 'head' } as const]
  return { ...moved, plan, nextTickAt: plan[0]?.at ?? at }
}
