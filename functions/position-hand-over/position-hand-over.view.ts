import { contentOf, type DutyList, positionRefIn, whenIn } from '../acknowledgement/index.ts'
import type { EntitlementHead } from '../entitlement/index.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Language, Text } from '../kernel/text.ts'
import { type CaseKinds, type Obligation, personRefIn, standardOf, viewOfObligation } from '../obligation/index.ts'
import type { Directory } from '../responsibility/index.ts'
import { HAND_OVER_ACTIONS, type HandOverOut, type HandOverSummary } from './position-hand-over.contract.ts'
import type { ListedHandOver, WholeHandOver } from './position-hand-over.store.ts'
import { type CarriedOut, SECTIONS, SIDES } from './position-hand-over.ts'
import { isDone } from './rules/is-done.ts'
import { mayCancel } from './rules/may-lead.ts'
import { mayI } from './rules/what-may-i.ts'
import { titleOf, titleOfOwed } from './things-of-position.ts'

/** Who looks, when, in which language, and at what organisation. */
export interface Looking {
  readonly directory: Directory
  readonly person: Id
  readonly language: Language
  readonly now: Instant
}

export const summaryOf = (head: ListedHandOver, directory: Directory): HandOverSummary => ({
  id: head.id,
  version: head.version,
  position: positionRefIn(directory, head.position),
  from: personRefIn(directory, head.from),
  giver: personRefIn(directory, head.giver),
  receiver: personRefIn(directory, head.receiver),
  by: head.by,
  status: head.status,
  stage: head.stage,
  startedAt: head.startedAt,
  closedAt: head.closedAt ?? null,
  contentHash: head.contentHash,
})

/** A hand-over with the things it is about, as they are now. */
export interface Shown {
  readonly whole: WholeHandOver
  readonly list: DutyList | undefined
  readonly names: Readonly<Record<string, Text>>
  /** What is owed and not decided on yet, and everything that was decided on. */
  readonly owed: readonly Obligation[]
  readonly entitled: readonly EntitlementHead[]
}

export function viewOfHandOver(shown: Shown, looking: Looking, kinds: CaseKinds): HandOverOut {
  const { whole, list, names } = shown
  const { head, standing, content, cancelled } = whole
  const { directory, language, person, now } = looking
  const ref = (id: Id) => personRefIn(directory, id)
  return {
    ...summaryOf(head, directory),
    takesEffectAt: head.takesEffectAt,
    sections: sectionsOf(whole, directory),
    book: list?.book ?? null,
    duties: (list?.duties ?? []).map((duty) => ({ duty: contentOf(duty), when: whenIn(duty.when, language) })),
    open: openOf(shown, looking, kinds),
    entitlements: entitlementsOf(shown, language),
    knowledge: {
      items: content.knowledge.items.map(({ title, text, link }) => ({
        title,
        text: text ?? null,
        link: link ?? null,
      })),
      nothing: content.knowledge.nothing ?? null,
    },
    signatures: signaturesOf(whole, directory),
    cancelled:
      cancelled === undefined
        ? null
        : {
            by: cancelled.by === 'onduty' ? null : ref(cancelled.by),
            at: cancelled.at,
            reason: cancelled.reason ?? null,
          },
    names: { ...names },
    obligations: standing.all.map((each) => viewOfObligation(each, { kinds, ...looking })),
    actions: HAND_OVER_ACTIONS.filter((action) => {
      const asking = { head, open: standing.open, person }
      return 'yes' in (action === 'cancel' ? mayCancel(directory, head, person, now) : mayI(action, asking))
    }),
  }
}

const sectionsOf = ({ head, returned }: WholeHandOver, directory: Directory): HandOverOut['sections'] =>
  SECTIONS.map((section) => {
    const state = head.sections[section]
    const back = returned[section]
    const said = (by: Id | undefined, at: Instant | undefined) =>
      by === undefined || at === undefined ? null : { by: personRefIn(directory, by), at }
    return {
      section,
      prepared: said(state?.preparedBy, state?.preparedAt),
      confirmed: said(state?.confirmedBy, state?.confirmedAt),
      returned: back === undefined ? null : { by: personRefIn(directory, back.by), at: back.at, reason: back.reason },
    }
  })

function signaturesOf({ head }: WholeHandOver, directory: Directory): HandOverOut['signatures'] {
  const [giver, receiver] = SIDES.map((side) => {
    const signature = head.signatures[side]
    return signature === undefined ? null : { by: personRefIn(directory, signature.by), at: signature.at }
  })
  return { giver: giver ?? null, receiver: receiver ?? null }
}

const outcomeOf = (outcome: CarriedOut | undefined, language: Language) =>
  outcome === undefined
    ? null
    : { isDone: isDone(outcome), why: outcome.because?.text[language] ?? null, at: outcome.at }

function openOf({ whole, owed }: Shown, { language }: Looking, kinds: CaseKinds): HandOverOut['open'] {
  const { head, content } = whole
  return owed.map((each) => {
    const decided = content.obligations.find(({ obligation }) => obligation === each.id)
    const stands = { [head.giver]: 'with-giver', [head.receiver]: 'taken-over' } as const
    return {
      obligation: each.id,
      title: decided?.title ?? titleOfOwed(each),
      standard: standardOf(kinds, each)[language],
      choice: decided?.choice ?? null,
      note: decided?.note ?? null,
      state: each.status === 'open' ? (stands[each.accountable] ?? 'elsewhere') : 'closed',
      dueAt: each.dueAt,
      outcome: outcomeOf(decided?.outcome, language),
    }
  })
}

const entitlementsOf = ({ whole, entitled }: Shown, language: Language): HandOverOut['entitlements'] =>
  entitled.map((each) => {
    const decided = whole.content.entitlements.find(({ entitlement }) => entitlement === each.id)
    return {
      entitlement: each.id,
      title: decided?.title ?? titleOf(each),
      status: each.status,
      choice: decided?.choice ?? null,
      note: decided?.note ?? null,
      asked: decided?.outcome?.asked ?? null,
      outcome: outcomeOf(decided?.outcome, language),
    }
  })
