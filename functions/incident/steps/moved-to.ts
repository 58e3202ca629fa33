import type { OpenObligation } from '../../obligation/index.ts'
import type { Answerer } from '../../responsibility/index.ts'

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
