import { findHead } from '../audit-trail/index.ts'
import type { EntitlementHead } from '../entitlement/index.ts'
import type { Id } from '../kernel/ids.ts'
import { prefixOf } from '../kernel/ids.ts'
import type { CaseKinds, Obligation } from '../obligation/index.ts'
import type { Act } from '../platform/act.ts'
import type { Store } from '../platform/store.ts'
import { refused } from './errors.ts'
import type { Gathered } from './gather.ts'
import { putEntitlementChoice, putObligationChoice } from './position-hand-over.store.ts'
import type { EntitlementChoice, ObligationChoice } from './position-hand-over.ts'
import { canItStay, whatSpeaksAgainst } from './rules/may-decide.ts'
import { without } from './rules/next-stage.ts'
import { notOfThisHandOver, receiverMayNotAnswer } from './rules/reasons.ts'
import { actOf, type Doer } from './steps/step.ts'
import { entitledThrough, owedThrough, titleOf, titleOfOwed } from './things-of-position.ts'

/** What the giver says about one thing. */
export type WantedChoice<Thing extends 'obligation' | 'entitlement'> = { readonly [Of in Thing]: Id } & {
  readonly choice: (Thing extends 'obligation' ? ObligationChoice : EntitlementChoice)['choice']
  readonly note?: string | undefined
}

/** What becomes of things the giver owes. All of them or none: the first that cannot be so is named. */
export async function decideOnObligations(
  store: Store,
  kinds: CaseKinds,
  gathered: Gathered,
  wanted: readonly WantedChoice<'obligation'>[],
  by: Doer,
): Promise<Act> {
  const { head, content } = gathered
  const owed = new Map((await owedThrough(store, kinds, head)).map((each) => [each.id, each]))
  const choices: ObligationChoice[] = []
  for (const { obligation, choice, note } of wanted) {
    const found = owed.get(obligation)
    if (found === undefined) throw refused(notOfThisHandOver, head, obligation)
    const against = whatSpeaksAgainst(choice, note)
    if (against !== undefined) throw refused(against, head, obligation)
    if (choice === 'hand-over') await mustBeAbleToAnswer(store, kinds, gathered, found)
    const title = titleOfOwed(found)
    choices.push({ obligation, caseId: found.caseId, title, choice, ...(note === undefined ? {} : { note }) })
  }
  const others = content.obligations.filter((each) => !choices.some(({ obligation }) => obligation === each.obligation))
  return actOf(gathered, {
    did: 'position-hand-over.decided',
    by,
    after: { sections: without(head.sections, 'obligations') },
    content: { ...content, obligations: [...others, ...choices] },
    what: { section: 'obligations', choices: choices.map(({ obligation, choice }) => ({ obligation, choice })) },
    rows: choices.map((each) => putObligationChoice(head.id, each)),
  })
}

/** Separation of duties does not change by the day; authority and absence do, and are looked at when it is carried out. */
async function mustBeAbleToAnswer(
  store: Store,
  kinds: CaseKinds,
  { head }: Gathered,
  { id, caseId, kind }: Obligation,
): Promise<void> {
  const of = await findHead(store, caseId)
  const mayNot = of === undefined ? [] : (kinds.get(prefixOf(caseId))?.mayNotAnswer(of, kind) ?? [])
  if (mayNot.includes(head.receiver)) throw refused(receiverMayNotAnswer, head, id)
}

/** What becomes of rights on systems; the same. */
export async function decideOnEntitlements(
  store: Store,
  gathered: Gathered,
  wanted: readonly WantedChoice<'entitlement'>[],
  by: Doer,
): Promise<Act> {
  const { head, content, directory, now } = gathered
  const had = new Map<Id, EntitlementHead>((await entitledThrough(store, head)).map((each) => [each.id, each]))
  const choices = wanted.map(({ entitlement, choice, note }): EntitlementChoice => {
    const found = had.get(entitlement)
    if (found === undefined) throw refused(notOfThisHandOver, head, entitlement)
    const against =
      whatSpeaksAgainst(choice, note) ?? (choice === 'stays' ? canItStay(head, directory, now) : undefined)
    if (against !== undefined) throw refused(against, head, entitlement)
    return { entitlement, title: titleOf(found), choice, ...(note === undefined ? {} : { note }) }
  })
  const others = content.entitlements.filter(
    (each) => !choices.some(({ entitlement }) => entitlement === each.entitlement),
  )
  return actOf(gathered, {
    did: 'position-hand-over.decided',
    by,
    after: { sections: without(head.sections, 'entitlements') },
    content: { ...content, entitlements: [...others, ...choices] },
    what: { section: 'entitlements', choices: choices.map(({ entitlement, choice }) => ({ entitlement, choice })) },
    rows: choices.map((each) => putEntitlementChoice(head.id, each)),
  })
}
