import type { Id } from '../../../functions/kernel/ids.ts'
import { type Instant, plusMillis } from '../../../functions/kernel/instant.ts'
import { dueAtOf, idIn, isBundled, prefixOfBundle } from '../../../functions/outbox/outbox.store.ts'
import type { OutboxRow } from '../../../functions/platform/outbox.ts'
import type { Item } from '../../../functions/platform/store.ts'
import { TOLERANCE, type Violation, violation } from './patient.ts'

/** 11: what was decided is done, or waits where people see it; and each effect waits in one place only. */
export function effectsHappenOnce(rows: readonly Item[], now: Instant): Violation[] {
  const single = rows.filter(({ pk }) => pk.startsWith('outbox#')) as OutboxRow[]
  const bundled = rows.filter(isBundled) as OutboxRow[]
  const mails = bundled.filter(isMail)
  const parked = rows.filter(({ pk }) => pk === 'parked')
  const isHeld = rows.some(({ pk, heldSince, isConfirmed }) => pk === 'epoch' && heldSince && isConfirmed !== true)
  const late = isHeld ? [] : [...single, ...mails].filter((row) => readyAt(row, bundled) < plusMillis(now, -TOLERANCE))
  return [
    ...late.map(({ pk, sk }) => violation(11, `${pk} ${sk}`, 'an effect waits in the outbox beyond its time')),
    ...doubles([...single, ...mails, ...parked]).map((id) => violation(11, id, 'an effect waits in two places')),
  ]
}

/** How far a bundle has come lies in front of its mails, and is none. */
const isMail = ({ effect }: OutboxRow): boolean => effect !== undefined

/** A mail of a bundle waits for the bundle, which after a failure has a time of its own. */
function readyAt(row: OutboxRow, bundled: readonly OutboxRow[]): Instant {
  const own = dueAtOf(row)
  if (!isBundled(row)) return own
  const prefix = prefixOfBundle(row)
  const state = bundled.find((each) => !isMail(each) && each.pk === row.pk && prefixOfBundle(each) === prefix)
  const theirs = state === undefined ? own : dueAtOf(state)
  return theirs > own ? theirs : own
}

function doubles(rows: readonly Item[]): Id[] {
  const seen = new Set<Id>()
  return rows.map(idIn).filter((id) => {
    const isSecond = seen.has(id)
    seen.add(id)
    return isSecond
  })
}
