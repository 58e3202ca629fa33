import { findHead } from '../audit-trail/index.ts'
import { byClock } from '../kernel/actor.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { currentPolicy, openTowards, pinOf, putObligation, tell } from '../obligation/index.ts'
import type { Act, Outcome } from '../platform/act.ts'
import { derivedId } from '../platform/derived-id.ts'
import type { Platform } from '../platform/platform.ts'
import { type Directory, isThere } from '../responsibility/index.ts'
import { findSignature, headOf, putSignature } from './acknowledgement.store.ts'
import type { Acknowledgement, AcknowledgementHead, Signature } from './acknowledgement.ts'
import { ACKNOWLEDGEMENT } from './acknowledgement-policy.ts'
import { doesOweSigning } from './rules/does-owe-signing.ts'
import type { Reader } from './rules/who-has-a-place.ts'
import { whoSeesToIt } from './rules/who-sees-to-it.ts'
import { withdrawing } from './withdraw.ts'

/** A list as a version of the book has it; no page: the position has no duties in it. */
export interface ListInBook {
  readonly position: Id
  readonly book: number
  readonly page: string | undefined
}

/**
 * Asks one person to read and sign one list, once, and lets an older one that is still open fall away. Whoever is away
 * can sign when they are back; until then their leader sees to it.
 */
export async function askToSign(
  platform: Platform,
  directory: Directory,
  reader: Reader,
  list: ListInBook,
  now: Instant,
): Promise<Outcome<'ask' | 'withdraw' | 'nothing'>> {
  const { person, as } = reader
  const known = await findSignature(platform.store, { person, position: list.position })
  const answer = doesOweSigning({ as, book: list.book, page: list.page }, known)
  if (answer === 'nothing') return { acts: [], answer }
  const older = await openOne(platform, known)
  const isReplaced = answer === 'ask'
  const fallsAway =
    older === undefined ? [] : [await withdrawing(platform, older, isReplaced ? 'newer-list' : 'no-list', now)]
  if (list.page === undefined) return { acts: fallsAway, answer }
  const asked = await asking(platform, directory, reader, { ...list, page: list.page }, known, now)
  return { acts: [...fallsAway, ...asked], answer }
}

async function openOne({ store }: Platform, known: Signature | undefined): Promise<AcknowledgementHead | undefined> {
  if (known === undefined) return undefined
  const head = (await findHead(store, known.acknowledgement)) as AcknowledgementHead | undefined
  return head === undefined || head.stage === 'over' ? undefined : head
}

async function asking(
  { store }: Platform,
  directory: Directory,
  { person, as, from }: Reader,
  { position, book, page }: ListInBook & { readonly page: string },
  known: Signature | undefined,
  now: Instant,
): Promise<Act[]> {
  const nth = (known?.asked ?? 0) + 1
  const id = derivedId('ack', now, 'acknowledgement', person, position, book, nth)
  const policy = await currentPolicy(store, ACKNOWLEDGEMENT)
  const answerer = isThere(directory, person, now)
    ? ({ person, via: 'person' } as const)
    : whoSeesToIt(directory, position, person, now)
  if (answerer === undefined) return []
  const about = { title: directory.positions.get(position)?.name['zh-CN'] ?? position }
  const opening = {
    caseId: id,
    kind: 'acknowledgement.sign',
    about,
    round: 1,
    answerer,
    ladderPosition: position,
    now,
    nth: 0,
  }
  const obligation = openTowards(opening, policy.stages.sign, from, directory.department.calendar)
  const acknowledgement: Acknowledgement = {
    ...{ id, person, position, as, book, page, round: 1 },
    ...(known?.signed === undefined ? {} : { signedBefore: known.signed }),
    ...{ status: 'open', stage: 'sign', policy: pinOf(policy), askedAt: now },
  }
  const signature: Signature = {
    ...{ person, position, as, acknowledgement: id, book, page, status: 'open', asked: nth },
    ...(known?.signed === undefined ? {} : { signed: known.signed }),
  }
  return [
    {
      before: undefined,
      head: headOf(acknowledgement),
      at: now,
      did: 'acknowledgement.asked',
      by: byClock,
      what: {
        ...{ person, position, as, book, page, policy: pinOf(policy) },
        ...{ obligation: obligation.id, accountable: obligation.accountable, dueAt: obligation.dueAt },
      },
      rows: [putObligation(obligation), putSignature(signature, known)],
      effects: [
        tell(obligation, obligation.accountable, 'asked'),
        { kind: 'start', workflow: 'acknowledgement', caseId: id, generation: 1 },
      ],
    },
  ]
}
