import type { Id } from '../../../kernel/ids.ts'
import type { Authority } from '../../../responsibility/index.ts'
import type { LintFinding } from '../../role-book.ts'
import { findAuthorityWithoutDuty } from '../lint/find-authority-without-duty.ts'
import { findDutyWithoutAuthority } from '../lint/find-duty-without-authority.ts'
import type { LintGround } from '../lint/lint-ground.ts'

/** One authority of a position, held against its duties. */
export type ParityLine = Pick<Authority, 'act' | 'services' | 'upTo'> &
  (
    | { readonly state: 'by-duty'; readonly duty: Id }
    /** Given to the position by itself, or needed and not given: with the finding that says so. */
    | { readonly state: 'without-duty' | 'missing'; readonly finding: LintFinding }
  )

/** A position and whether what it may do and what it has to do are the same. */
export interface Parity {
  readonly position: Id
  readonly lines: readonly ParityLine[]
}

/** Every position that may do something or should be able to, in the order of the ids. */
export function parityOf(ground: LintGround): Parity[] {
  const without = Map.groupBy(findAuthorityWithoutDuty(ground), ({ positions }) => positions[0])
  const missing = Map.groupBy(findDutyWithoutAuthority(ground), ({ positions }) => positions[0])
  return [...ground.directory.positions.keys()].toSorted().flatMap((position) => {
    const lines: ParityLine[] = [
      ...(ground.dutiesOf.get(position) ?? []).flatMap(({ id, authorities }) =>
        authorities.map((authority) => ({ ...authority, state: 'by-duty' as const, duty: id })),
      ),
      ...(without.get(position) ?? []).map((finding) => lineOf('without-duty', finding)),
      ...(missing.get(position) ?? []).map((finding) => lineOf('missing', finding)),
    ]
    return lines.length === 0 ? [] : [{ position, lines }]
  })
}

const lineOf = (state: 'without-duty' | 'missing', finding: LintFinding): ParityLine => ({
  act: finding.values?.act as Authority['act'],
  ...(finding.service === undefined ? {} : { services: [finding.service] }),
  ...{ state, finding },
})
