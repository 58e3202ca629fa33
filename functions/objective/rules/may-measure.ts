import type { Grant } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Verdict } from '../../kernel/refusal.ts'
import type { OpenObligation } from '../../obligation/index.ts'
import { type Directory, deputiesOf, holdersOf, mayAct, notActive } from '../../responsibility/index.ts'
import type { Objective } from '../objective.ts'

const MEASURE = 'objective.measure'

/**
 * Whether a person may record a value: because they hold or stand in for its position, because it has come to them by
 * its ladder or a hand-over, or because they set objectives.
 */
export function mayMeasure(
  { owner }: Pick<Objective, 'owner'>,
  open: readonly Pick<OpenObligation, 'kind' | 'accountable'>[],
  directory: Directory,
  person: Id,
  now: Instant,
): Verdict<Grant> {
  if (directory.people.get(person)?.active !== true) return { no: notActive }
  const isIn = (people: readonly { readonly id: Id }[]) => people.some(({ id }) => id === person)
  if (isIn(holdersOf(directory, owner, now))) return { yes: { authority: MEASURE, position: owner, via: 'holder' } }
  if (isIn(deputiesOf(directory, owner, now))) return { yes: { authority: MEASURE, position: owner, via: 'deputy' } }
  if (open.some(({ kind, accountable }) => kind === MEASURE && accountable === person)) {
    return { yes: { authority: MEASURE, via: 'relation' } }
  }
  const verdict = mayAct(directory, person, 'objective.set', now)
  return 'yes' in verdict ? verdict : { no: notItsOwner }
}

const notItsOwner = {
  code: 'not-its-owner',
  text: {
    'zh-CN': '只有目标的责任岗位（含代理人）和制定目标的人可以登记数值。',
    en: 'Values are recorded by holders and deputies of its position, and by whoever sets objectives.',
  },
} as const
