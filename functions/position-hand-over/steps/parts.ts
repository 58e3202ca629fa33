import { dutyListAt } from '../../acknowledgement/index.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { CaseKinds } from '../../obligation/index.ts'
import type { Act } from '../../platform/act.ts'
import type { Store } from '../../platform/store.ts'
import { refused } from '../errors.ts'
import type { Gathered } from '../gather.ts'
import { putKnowledge, putReturned, removeReturned } from '../position-hand-over.store.ts'
import type { DutiesSeen, Knowledge, PositionHandOver, Section, Side } from '../position-hand-over.ts'
import { without } from '../rules/next-stage.ts'
import {
  contentHasChanged,
  dutyListHasChanged,
  itemsOrReason,
  itemsTooLong,
  sectionNotPrepared,
} from '../rules/reasons.ts'
import { whatIsMissing } from '../rules/what-is-missing.ts'
import { entitledThrough, owedThrough } from '../things-of-position.ts'
import { actOf, type Doer } from './step.ts'

/** With the rows of a case and its choices, one row stays well below what a row may have. */
const MOST_LETTERS = 60_000

export function recordKnowledge(gathered: Gathered, knowledge: Knowledge, by: Doer): Act {
  const { items, nothing } = knowledge
  const { head, content } = gathered
  if (items.length > 0 === (nothing !== undefined)) throw refused(itemsOrReason, head)
  const letters = items.reduce(
    (sum, { title, text = '', link = '' }) => sum + title.length + text.length + link.length,
    0,
  )
  if (letters > MOST_LETTERS) throw refused(itemsTooLong, head)
  return actOf(gathered, {
    did: 'position-hand-over.knowledge-recorded',
    by,
    after: { sections: without(head.sections, 'knowledge') },
    content: { ...content, knowledge },
    what: { items: items.length },
    rows: [putKnowledge(head.id, knowledge)],
  })
}

/** What is open and what rights there are is looked at now: nothing is left out because it came up meanwhile. */
export async function prepare(
  store: Store,
  kinds: CaseKinds,
  gathered: Gathered,
  section: Section,
  by: Doer,
): Promise<Act | undefined> {
  const { head, content, now } = gathered
  const [obligations, entitlements, duties] = await Promise.all([
    section === 'obligations' ? owedThrough(store, kinds, head) : [],
    section === 'entitlements' ? entitledThrough(store, head) : [],
    section === 'duties' ? dutiesNow(store, head, now) : undefined,
  ])
  const missing = whatIsMissing(section, content, {
    obligations: obligations.map(({ id }) => ({ obligation: id })),
    entitlements: entitlements.map(({ id }) => ({ entitlement: id })),
  })
  if (missing !== undefined) throw refused(missing, head)
  const isSame = section !== 'duties' || duties?.page === head.duties?.page
  if (head.sections[section] !== undefined && isSame) return undefined
  const prepared = { preparedBy: by.person === 'onduty' ? head.giver : by.person, preparedAt: now }
  return actOf(gathered, {
    did: 'position-hand-over.prepared',
    by,
    after: {
      sections: { ...head.sections, [section]: prepared },
      ...(duties === undefined ? {} : { duties }),
    },
    what: { section },
    rows: [removeReturned(head.id, section)],
  })
}

/** The duty list that counts when the receiver begins. */
export async function dutiesNow(
  store: Store,
  { position, takesEffectAt }: Pick<PositionHandOver, 'position' | 'takesEffectAt'>,
  now: Instant,
): Promise<DutiesSeen | undefined> {
  const list = await dutyListAt(store, takesEffectAt > now ? takesEffectAt : now, position)
  return list === undefined ? undefined : { book: list.book, ...(list.page === undefined ? {} : { page: list.page }) }
}

export function confirm(gathered: Gathered, section: Section, by: Doer): Act {
  const { head, now } = gathered
  const prepared = head.sections[section]
  if (prepared === undefined) throw refused(sectionNotPrepared, head)
  const confirmed = { ...prepared, confirmedBy: head.receiver, confirmedAt: now }
  return actOf(gathered, {
    did: 'position-hand-over.confirmed',
    by,
    after: { sections: { ...head.sections, [section]: confirmed } },
    what: { section },
  })
}

/** It is the giver's again, and whoever has signed signs anew. */
export function sendBack(
  gathered: Gathered,
  { section, reason }: { readonly section: Section; readonly reason: string },
  by: Doer,
): Act {
  const { head, now } = gathered
  if (head.sections[section] === undefined) throw refused(sectionNotPrepared, head)
  return actOf(gathered, {
    did: 'position-hand-over.returned',
    by: { ...by, comment: reason },
    after: { sections: without(head.sections, section), signatures: {} },
    what: { section },
    rows: [putReturned(head.id, section, { by: head.receiver, at: now, reason })],
  })
}

export async function sign(
  store: Store,
  gathered: Gathered,
  { as, contentHash }: { readonly as: Side; readonly contentHash: string },
  by: Doer,
): Promise<Act> {
  const { head, now } = gathered
  if (contentHash !== head.contentHash) throw refused(contentHasChanged, head)
  const duties = await dutiesNow(store, head, now)
  if (duties?.page !== head.duties?.page) throw refused(dutyListHasChanged, head)
  const signature = { by: by.person === 'onduty' ? head.giver : by.person, at: now, hash: contentHash }
  return actOf(gathered, {
    did: 'position-hand-over.signed',
    by,
    after: { signatures: { ...head.signatures, [as]: signature } },
    what: { as },
  })
}
