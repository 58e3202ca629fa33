import type { Grant } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Reason, Verdict } from '../../kernel/refusal.ts'
import { type Directory, deputiesOf, holdersOf, isActive, mayAct, notActive } from '../../responsibility/index.ts'
import type { Ended, Occurrence } from '../occurrence.ts'

type Owed = Pick<Occurrence, 'accountable' | 'frozen' | 'position' | 'duty' | 'book'>

/** By what somebody may say that it is done, and as what they did it. */
export interface Doing {
  readonly grant: Grant
  readonly as: NonNullable<Ended['as']>
}

/**
 * Done by whoever answers for it, or by a holder or deputy of its accountable or a responsible position: who did it is
 * recorded, and as what.
 */
export function mayComplete(
  directory: Directory,
  person: Id,
  occurrence: Owed,
  responsible: readonly Id[],
  now: Instant,
): Verdict<Doing> {
  if (!isActive(directory, person)) return { no: notActive }
  const { position, duty, book, accountable } = occurrence
  const through = (via: 'holder' | 'deputy'): Doing | undefined => {
    const people = via === 'holder' ? holdersOf : deputiesOf
    const found = [position, ...responsible].find((each) =>
      people(directory, each, now).some(({ id }) => id === person),
    )
    return found === undefined
      ? undefined
      : { grant: { authority: 'duty.perform', position: found, duty, book, via }, as: via }
  }
  const own: Doing = { grant: { authority: 'duty.perform', duty, book, via: 'relation' }, as: 'escalation' }
  const found = through('holder') ?? through('deputy') ?? (person === accountable ? own : undefined)
  return found === undefined ? { no: notYours } : { yes: found }
}

/** Waived by authority, and never by whoever would have had to do it. */
export function mayWaive(
  directory: Directory,
  person: Id,
  occurrence: Owed,
  responsible: readonly Id[],
  now: Instant,
): Verdict<Grant> {
  const verdict = mayAct(directory, person, 'duty.waive', now)
  if ('no' in verdict) return verdict
  const { accountable, frozen, position } = occurrence
  const holds = [position, ...responsible].some((each) =>
    holdersOf(directory, each, now).some(({ id }) => id === person),
  )
  return person === accountable || person === frozen.person || holds ? { no: ownDuty } : verdict
}

const notYours: Reason = {
  code: 'not-your-duty',
  text: {
    'zh-CN': '这项职责不由您负责：只有责任人、责任岗位或执行岗位的任职人和代理人可以办理。',
    en: 'This duty is not yours: whoever answers for it, or a holder or deputy of its positions, may do this.',
  },
}

const ownDuty: Reason = {
  code: 'own-duty',
  text: {
    'zh-CN': '不能免除自己负责的职责，请由其他有权限的人决定。',
    en: 'Nobody waives their own duty; somebody else with the authority has to decide.',
  },
}
