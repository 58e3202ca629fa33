import type { Grant } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Reason, Verdict } from '../../kernel/refusal.ts'
import type { OpenObligation } from '../../obligation/index.ts'
import { covers, type Directory, isActive, mayAct, notActive } from '../../responsibility/index.ts'
import type { AskedItem, ReviewPackage } from '../package.ts'
import { notAsked, ownEntitlement, packageEnded } from './reasons.ts'
import { PACKAGE_STATUS_NAMES } from './status-names.ts'

/** Somebody who looks at a package, and what is owed for it. */
export interface Deciding {
  readonly pack: Pick<ReviewPackage, 'status'>
  readonly owed: Pick<OpenObligation, 'accountable' | 'asked' | 'position' | 'via'> | undefined
  readonly directory: Directory
  readonly person: Id
  readonly now: Instant
}

/**
 * Whether somebody may decide in a package at all: it is theirs, or was until it climbed. Nobody decides on their own
 * entitlement; one that lies in its owner’s package all the same, because there was nobody else, may be decided by
 * whoever approves such a thing by duty.
 */
export function mayDecide(item: AskedItem, deciding: Deciding): Verdict<Grant> {
  const { directory, person, now, owed } = deciding
  const ended = whyOver(deciding)
  if (ended !== undefined) return { no: ended }
  if (item.holder === person) return { no: ownEntitlement }
  const byDuty = mayAct(directory, person, 'entitlement.approve', now, { service: item.service, risk: item.risk })
  const isOwnersOwn = owed?.accountable === item.holder
  if (!isAsked(deciding) && !isOwnersOwn) return { no: notAsked }
  if ('yes' in byDuty) return byDuty
  // Somebody else’s leader, or the head, was asked because nobody’s duty covers it, or whose it does holds it.
  if (isAsked(deciding) && item.why.because !== 'duty') {
    const grant = byPlace(deciding)
    if (grant !== undefined) return { yes: grant }
  }
  return byDuty
}

/** Whether somebody may submit it: whoever answers for it, or did until it climbed. */
export function maySubmit(deciding: Deciding): Verdict<Grant> {
  const ended = whyOver(deciding)
  if (ended !== undefined) return { no: ended }
  if (!isAsked(deciding)) return { no: notAsked }
  return { yes: byPlace(deciding) ?? { authority: 'access-review.decide', via: 'relation' } }
}

function whyOver({ pack: { status }, owed, directory, person }: Deciding): Reason | undefined {
  if (!isActive(directory, person)) return notActive
  return status === 'open' && owed !== undefined
    ? undefined
    : { ...packageEnded, values: { status: PACKAGE_STATUS_NAMES[status] } }
}

const isAsked = ({ owed, person }: Deciding): boolean =>
  owed !== undefined && (owed.accountable === person || owed.asked.includes(person))

/** The place through which it came to them, as long as they have it. */
function byPlace({ owed, directory, person, now }: Deciding): Grant | undefined {
  const position = owed?.position
  if (position === undefined) return undefined
  const isIn = (places: Directory['assignments'] | Directory['deputies']) =>
    places.some((each) => each.person === person && each.position === position && covers(each, now))
  const via = isIn(directory.assignments) ? 'holder' : isIn(directory.deputies) ? 'deputy' : undefined
  return via === undefined ? undefined : { authority: 'access-review.decide', position, via }
}
