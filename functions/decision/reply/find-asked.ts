import type { Id } from '../../kernel/ids.ts'
import { NotFoundError } from '../../kernel/refusal.ts'
import { isReplyTokenOf, obligationOfReplyToken, type ReplyToken } from '../../mail/index.ts'
import { getObligation, type Obligation } from '../../obligation/index.ts'
import type { Platform } from '../../platform/platform.ts'

/** What a reply address was made for: an obligation, and the person who was asked. */
export interface AskedByMail {
  readonly obligation: Obligation
  readonly addressee: Id
}

/** Nothing for a token that was never ours. */
export async function findAsked({ store, secrets }: Platform, token: ReplyToken): Promise<AskedByMail | undefined> {
  const id = obligationOfReplyToken(token)
  const obligation = id === undefined ? undefined : await getObligation(store, id).catch(absent)
  if (obligation === undefined) return undefined
  const { round, kind } = obligation
  const addressee = obligation.asked.find((person) =>
    isReplyTokenOf(secrets, token, { obligation: obligation.id, addressee: person, round, purpose: kind }),
  )
  return addressee === undefined ? undefined : { obligation, addressee }
}

function absent(error: unknown): undefined {
  if (!(error instanceof NotFoundError)) throw error
}
