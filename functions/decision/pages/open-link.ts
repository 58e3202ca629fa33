import { findHead, perform } from '../../audit-trail/index.ts'
import { localDateOf } from '../../calendar/index.ts'
import { prefixOf } from '../../kernel/ids.ts'
import { NotFoundError, RefusalError } from '../../kernel/refusal.ts'
import { getObligation, type Obligation } from '../../obligation/index.ts'
import type { Outcome } from '../../platform/act.ts'
import { isNonceOf, readNonce } from '../../platform/decision-link.ts'
import type { Caller } from '../../platform/handler.ts'
import type { PageRequest } from '../../platform/page.ts'
import type { Platform } from '../../platform/platform.ts'
import { loadDirectory } from '../../responsibility/index.ts'
import type { DecisionKind, DecisionKinds } from '../decision-kind.ts'

/** A decision link, opened by the person it was made for. */
export interface OpenedLink {
  readonly caller: Caller
  readonly obligation: Obligation
  readonly kind: DecisionKind
}

export const SENT_TO_SOMEBODY_ELSE = 'sent-to-somebody-else'

export const sentToSomebodyElse = () =>
  new RefusalError(403, {
    code: SENT_TO_SOMEBODY_ELSE,
    text: {
      'zh-CN': '这个链接是发给另一位同事的，只有本人登录后才能打开。',
      en: 'This link was sent to somebody else. Only they can open it, after signing in.',
    },
  })

/**
 * Whose link this is, checked. Throws NotFoundError for what was never a link of ours, and a RefusalError (403) to
 * anybody but its addressee; that somebody else has it is recorded, once a person and day.
 */
export async function openLink(
  platform: Platform,
  kinds: DecisionKinds,
  { params, caller, now }: PageRequest,
): Promise<OpenedLink> {
  const nonce = params.nonce ?? ''
  const named = readNonce(nonce)
  if (named === undefined || caller === undefined) throw new NotFoundError('link')
  const obligation = await getObligation(platform.store, named.obligation)
  const subject = { ...named, round: obligation.round }
  if (!isNonceOf(platform.secrets, nonce, subject)) throw new NotFoundError('link')
  const kind = kinds.get(prefixOf(obligation.caseId))
  if (kind === undefined) throw new NotFoundError('link')
  if (caller.person !== named.addressee) {
    await perform(platform, () => recordOther(platform, kind, obligation, caller, now))
    throw sentToSomebodyElse()
  }
  return { caller: byMailLink(caller), obligation, kind }
}

const byMailLink = ({ actor, ...caller }: Caller): Caller => ({
  ...caller,
  actor: { ...actor, from: { ...actor.from, door: 'mail-link' } } as Caller['actor'],
})

/** The key sorts in front of the chain, so that it is in nobody's way who reads the case. */
async function recordOther(
  platform: Platform,
  { openedByOther }: DecisionKind,
  { id, caseId }: Obligation,
  caller: Caller,
  now: string,
): Promise<Outcome<undefined>> {
  const [before, directory] = await Promise.all([findHead(platform.store, caseId), loadDirectory(platform.store)])
  if (before === undefined) throw new NotFoundError('link')
  const day = localDateOf(now, directory.department.calendar.timeZone)
  const key = { pk: before.pk, sk: `another#${caller.person}#${day}` }
  if ((await platform.store.find(key)) !== undefined) return { acts: [], answer: undefined }
  const { actor } = byMailLink(caller)
  const act = {
    ...{ before, head: before, bumpsVersion: false, at: now },
    ...{ did: openedByOther, by: actor, what: { obligation: id } },
    rows: [{ put: key, if: 'absent' as const }],
  }
  return { acts: [act], answer: undefined }
}
