import type { Id } from '../../../kernel/ids.ts'
import type { AuthorityName } from '../../../responsibility/index.ts'
import type { LintFinding } from '../../role-book.ts'
import { finding } from './finding.ts'
import type { LintGround } from './lint-ground.ts'

/**
 * What a position was given by itself and none of its duties needs: it does not count once the book does. An error where
 * by this book nobody at all may do it any more; else a notice.
 */
export function findAuthorityWithoutDuty({ duties, directory, dutiesOf }: LintGround): LintFinding[] {
  const actsOf = (position: Id): Set<AuthorityName> =>
    new Set((dutiesOf.get(position) ?? []).flatMap(({ authorities }) => authorities.map(({ act }) => act)))
  const inBook = new Set(duties.flatMap(({ authorities }) => authorities.map(({ act }) => act)))
  return [...directory.positions.values()].flatMap(({ id, authorities }) => {
    const needed = actsOf(id)
    const idle = [...new Set(authorities.map(({ act }) => act))].filter((act) => !needed.has(act))
    return idle.map((act) =>
      finding('authority-without-duty', inBook.has(act) ? 'notice' : 'error', [id, act], {
        ...{ positions: [id], values: { act, isLost: inBook.has(act) ? 0 : 1 } },
      }),
    )
  })
}
