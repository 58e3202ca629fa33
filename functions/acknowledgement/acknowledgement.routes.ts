import { entriesIn } from '../audit-trail/index.ts'
import { type Id, isId } from '../kernel/ids.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import { type CaseKinds, rowsOfCase, standingIn, timelineOf } from '../obligation/index.ts'
import type { Outcome } from '../platform/act.ts'
import { type Call, mutation, query, type Route } from '../platform/handler.ts'
import type { Platform } from '../platform/platform.ts'
import { InvalidCursorError, type Store } from '../platform/store.ts'
import { type Directory, recentDirectory, worksInIt } from '../responsibility/index.ts'
import {
  type AcknowledgementSummary,
  answerObjection,
  listAcknowledgements,
  objectToDutyList,
  readAcknowledgement,
  readAcknowledgementTimeline,
  readWhoSigned,
  recordRefusal,
  signDutyList,
} from './acknowledgement.contract.ts'
import { findSignatures, getAcknowledgement, listByPerson, listByPosition } from './acknowledgement.store.ts'
import type { AcknowledgementHead } from './acknowledgement.ts'
import { standingOf, summaryOf, viewOfAcknowledgement, type Whole } from './acknowledgement.view.ts'
import { dutyListIn, namesIn } from './duty-list.ts'
import { oneFilterOnly } from './errors.ts'
import { whatChanged } from './rules/what-changed.ts'
import { readersOf } from './rules/who-has-a-place.ts'
import { mustBeAbleToSee } from './rules/who-may-see.ts'
import { takeStep, type Wanted } from './take-step.ts'

export const acknowledgementRoutes = (kinds: CaseKinds): Route[] => [
  query(listAcknowledgements, async ({ store }, { query: { person, position, limit, cursor }, caller, now }) => {
    if (person !== undefined && position !== undefined) throw oneFilterOnly()
    const page = { limit, ...(cursor === undefined ? {} : { after: cursor }) }
    const whose = person === undefined || person === 'me' ? caller.person : person
    const directory = await recentDirectory(store)
    const isOwn = position === undefined && whose === caller.person
    if (!isOwn && !worksInIt(directory, caller.person, now)) throw new NotFoundError('person')
    const found =
      position === undefined ? await listByPerson(store, whose, page) : await listByPosition(store, position, page)
    return { items: found.items.map((head) => summaryOf(head, directory)), nextCursor: found.next ?? null }
  }),

  query(readWhoSigned, async ({ store }, { query: { group, position, limit, cursor }, caller, now }) => {
    if (cursor !== undefined && !isId(cursor, 'pos')) throw new InvalidCursorError('not a cursor')
    const directory = await recentDirectory(store)
    if (!worksInIt(directory, caller.person, now)) throw new NotFoundError('positions')
    const positions = [...directory.positions.values()]
      .filter(
        (each) => (group === undefined || each.group === group) && (position === undefined || each.id === position),
      )
      .map(({ id }) => id)
      .filter((id) => (cursor === undefined || id > cursor) && readersOf(directory, id, now).length > 0)
      .toSorted()
    const shown = positions.slice(0, limit)
    const readers = shown.flatMap((each) =>
      readersOf(directory, each, now).map((reader) => ({ ...reader, position: each })),
    )
    const signatures = await findSignatures(store, readers)
    const people = readers.map((reader, nth) => ({ ...reader, signature: signatures[nth] }))
    return {
      items: shown.map((each) =>
        standingOf(
          directory,
          each,
          people.filter((reader) => reader.position === each),
        ),
      ),
      nextCursor: positions.length > shown.length ? (shown.at(-1) ?? null) : null,
    }
  }),

  query(readAcknowledgement, async ({ store }, { params, caller, now }) => {
    const directory = await recentDirectory(store)
    const whole = await getWhole(store, directory, params.id)
    mustBeAbleToSee(directory, caller.person, whole.head, whole.standing.all, now)
    const looking = { directory, person: caller.person, language: caller.language, now }
    return viewOfAcknowledgement(whole, looking, kinds)
  }),

  query(readAcknowledgementTimeline, async ({ store }, { params, query: page, caller, now }) => {
    const [head, directory] = await Promise.all([getAcknowledgement(store, params.id), recentDirectory(store)])
    mustBeAbleToSee(directory, caller.person, head, [], now)
    return timelineOf(store, params.id, page, { directory, language: caller.language })
  }),

  mutation(signDutyList, (platform, call) => taken(platform, call, { action: 'sign', ...call.body })),
  mutation(objectToDutyList, (platform, call) => taken(platform, call, { action: 'object', ...call.body })),
  mutation(answerObjection, (platform, call) => taken(platform, call, { action: 'answer', ...call.body })),
  mutation(recordRefusal, (platform, call) =>
    taken(platform, call, { action: 'record-refusal', text: call.body.reason }),
  ),
]

/** An acknowledgement with its list, its story and what had been signed before. */
export async function getWhole(store: Store, directory: Directory, id: Id): Promise<Whole> {
  const rows = await rowsOfCase(store, id)
  const standing = standingIn(rows)
  const head = standing?.head as AcknowledgementHead | undefined
  if (standing === undefined || head === undefined || head.id !== id) throw new NotFoundError('acknowledgement')
  const { book, position, signedBefore } = head
  const [list, before] = await Promise.all([
    dutyListIn(store, book, position),
    signedBefore === undefined ? undefined : dutyListIn(store, signedBefore.book, position),
  ])
  const compared = whatChanged(list?.duties ?? [], before?.duties)
  const mentioned = [...(list?.duties ?? []), ...(before?.duties ?? [])]
  return {
    head,
    standing,
    story: entriesIn(rows).reverse(),
    compared,
    names: await namesIn(store, directory, mentioned),
  }
}

async function taken(
  platform: Platform,
  { params, caller, now, ifMatch }: Pick<Call, 'caller' | 'now' | 'ifMatch'> & { readonly params: { readonly id: Id } },
  wanted: Wanted,
): Promise<Outcome<AcknowledgementSummary>> {
  const version = ifMatch === undefined ? {} : { ifMatch }
  const { acts, answer } = await takeStep(platform, { id: params.id, wanted, caller, now, ...version })
  return { acts, answer: summaryOf(answer, await recentDirectory(platform.store)) }
}
