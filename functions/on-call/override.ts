import { findHead } from '../audit-trail/index.ts'
import type { Actor, Grant } from '../kernel/actor.ts'
import { type Id, newId } from '../kernel/ids.ts'
import { asJson } from '../kernel/json.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import { type Act, type HeadRow, headAfterAct } from '../platform/act.ts'
import type { Effect } from '../platform/effect.ts'
import type { Platform } from '../platform/platform.ts'
import { personIsActive } from '../responsibility/index.ts'
import { putOverride, schedulesMove, takeOverride } from './on-call.store.ts'
import type { Override } from './schedule.ts'
import { type Ground, moved } from './schedule-act.ts'

export type OverrideHead = HeadRow & Override & { readonly status: 'agreed' | 'ended' }

/** Who agreed it, and by which right. */
export interface AgreedBy {
  readonly actor: Actor
  readonly person: Id
  readonly grant: Grant
}

/** Several agreements of one transaction: only the first says that schedules have moved. */
export function agreeing(
  { random }: Pick<Platform, 'random'>,
  { schedules, now }: Ground,
  wishes: readonly Omit<Override, 'id' | 'createdAt' | 'createdBy'>[],
  { actor, person, grant }: AgreedBy,
): Act[] {
  return wishes.map((wish, nth) => {
    const override: Override = { id: newId('ocv', now, random), ...wish, createdAt: now, createdBy: person }
    const { reason, ...plain } = override
    return {
      before: undefined,
      head: asJson({ ...override, status: 'agreed' as const }),
      at: now,
      did: 'on-call-override.agreed',
      by: actor,
      grant,
      what: asJson(plain),
      ...(reason === undefined ? {} : { personal: { comment: reason } }),
      rows: [
        putOverride(override),
        ...(nth === 0 ? [schedulesMove(schedules.version)] : []),
        ...(wish.person === person ? [] : [personIsActive(wish.person)]),
      ],
      effects: [...(nth === 0 ? [moved(wish.schedule)] : []), ...told(override, person)],
    }
  })
}

/** Whoever gets a shift without having asked for it hears of it. */
const told = ({ id, person }: Override, by: Id): Effect[] =>
  person === by ? [] : [{ kind: 'mail', letter: 'on-call.shift-given', to: person, about: { override: id } }]

/** It ends now, or never begins: the rotation counts again. */
export function ending(head: OverrideHead, { schedules, now }: Ground, { actor, grant }: AgreedBy): Act {
  const hasBegun = head.from < now
  const until = hasBegun ? now : head.from
  const { pk: _, sk: __, version: ___, auditSeq: ____, auditHash: _____, status: ______, ...override } = head
  return {
    before: head,
    head: asJson({ ...override, until, status: 'ended' as const }),
    at: now,
    did: hasBegun ? 'on-call-override.ended' : 'on-call-override.cancelled',
    by: actor,
    grant,
    what: { schedule: head.schedule, role: head.role, person: head.person, until },
    rows: [
      hasBegun ? putOverride({ ...(override as unknown as Override), until }) : takeOverride(head.id),
      schedulesMove(schedules.version),
    ],
    effects: [moved(head.schedule)],
  }
}

export async function getOverride({ store }: Pick<Platform, 'store'>, id: Id): Promise<OverrideHead> {
  const head = await findHead(store, id)
  if (head === undefined || head.id !== id) throw new NotFoundError('override')
  return head as unknown as OverrideHead
}

export const overrideAfter = headAfterAct<OverrideHead>
