import type { AuditEntry } from '../audit-trail/index.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Language, Text } from '../kernel/text.ts'
import { type CaseKinds, personRefIn, type Standing, viewOfObligation } from '../obligation/index.ts'
import type { Directory } from '../responsibility/index.ts'
import type { Duty } from '../role-book/index.ts'
import {
  ACKNOWLEDGEMENT_ACTIONS,
  type AcknowledgementOut,
  type AcknowledgementSummary,
  type ListedDutyOut,
  type PositionStanding,
} from './acknowledgement.contract.ts'
import type { ListedAcknowledgement } from './acknowledgement.store.ts'
import type { Signature } from './acknowledgement.ts'
import type { Compared } from './rules/what-changed.ts'
import { mayI } from './rules/what-may-i.ts'
import type { Reader } from './rules/who-has-a-place.ts'
import { whenIn } from './say-when.ts'

/** Who looks, when, in which language, and at what organisation. */
export interface Looking {
  readonly directory: Directory
  readonly person: Id
  readonly language: Language
  readonly now: Instant
}

/** A position as others refer to it. */
export const positionRefIn = (directory: Directory, id: Id): { id: Id; name: Text } => {
  const name = directory.positions.get(id)?.name
  return { id, name: name === undefined ? { 'zh-CN': id, en: id } : { ...name } }
}

export const summaryOf = (head: ListedAcknowledgement, directory: Directory): AcknowledgementSummary => ({
  id: head.id,
  version: head.version,
  person: personRefIn(directory, head.person),
  position: positionRefIn(directory, head.position),
  as: head.as,
  book: head.book,
  page: head.page,
  status: head.status,
  signedBefore: head.signedBefore === undefined ? null : { book: head.signedBefore.book, at: head.signedBefore.at },
  askedAt: head.askedAt,
  closedAt: head.closedAt ?? null,
})

/** An acknowledgement with the list it is about. */
export interface Whole {
  readonly head: ListedAcknowledgement
  readonly standing: Pick<Standing, 'open' | 'all'>
  readonly story: readonly AuditEntry[]
  readonly compared: Compared
  readonly names: Readonly<Record<string, Text>>
}

export function viewOfAcknowledgement(whole: Whole, looking: Looking, kinds: CaseKinds): AcknowledgementOut {
  const { head, standing, compared, names } = whole
  const { directory, person } = looking
  const asking = { head, open: standing.open, person }
  return {
    ...summaryOf(head, directory),
    list: compared.duties.map(({ duty, change, fields, before }) => ({
      duty: contentOf(duty),
      when: whenIn(duty.when, looking.language),
      change,
      fields: [...fields],
      before: before === undefined ? null : contentOf(before),
    })),
    removed: compared.removed.map(contentOf),
    names: { ...names },
    objections: objectionsOf(whole, directory),
    obligations: standing.all.map((each) => viewOfObligation(each, { kinds, ...looking })),
    actions: ACKNOWLEDGEMENT_ACTIONS.filter((action) => 'yes' in mayI(action, asking)),
  }
}

/** What a duty says, as the API answers it. */
export const contentOf = (duty: Duty): ListedDutyOut['duty'] =>
  structuredClone(duty) as unknown as ListedDutyOut['duty']

type Objection = AcknowledgementOut['objections'][number]

/** Objections and answers take turns in the story. Words that were erased are missing; that there were some is not. */
export function objectionsOf({ story }: Pick<Whole, 'story'>, directory: Directory): Objection[] {
  const found: Objection[] = []
  for (const { did, at, by, what, personal } of story) {
    const said = { text: personal?.comment?.value ?? null, at, by: personRefIn(directory, by.id) }
    if (did === 'acknowledgement.objected') found.push({ ...said, answer: null })
    const last = found.at(-1)
    if (did !== 'acknowledgement.answered' || last === undefined) continue
    found[found.length - 1] = { ...last, answer: { ...said, outcome: what.outcome === 'upheld' ? 'upheld' : 'stands' } }
  }
  return found
}

/** Where everybody in a position stands with its list. */
export function standingOf(
  directory: Directory,
  position: Id,
  people: readonly (Reader & { readonly signature: Signature | undefined })[],
): PositionStanding {
  const group = directory.groups.get(directory.positions.get(position)?.group ?? '')
  return {
    position: positionRefIn(directory, position),
    group: group === undefined ? null : { id: group.id, name: { ...group.name } },
    people: people.map(({ person, as, signature }) => ({
      person: personRefIn(directory, person),
      as,
      state: signature?.status ?? 'not-asked',
      acknowledgement: signature?.acknowledgement ?? null,
      book: signature?.book ?? null,
      signed: signature?.signed === undefined ? null : { book: signature.signed.book, at: signature.signed.at },
    })),
  }
}
