import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Text } from '../kernel/text.ts'
import type { Store } from '../platform/store.ts'
import { findBookAt } from '../role-book/index.ts'
import { conflictsOf, findHeads } from './catalogue.store.ts'
import type { Effect, RightHead } from './catalogue.ts'
import { holdingOf, type Reported, type WholeEntitlement } from './entitlement.store.ts'
import type { EntitlementHead } from './entitlement.ts'
import { followedBy } from './gather.ts'
import { conflictsMet } from './rules/conflicts.ts'

/** What lies outside of an entitlement and has to be known by whoever decides on it. */
export interface Known {
  /** What one can do by it; nothing where it is gone from the catalogue. */
  readonly lets?: Text
  readonly conflicts: readonly KnownConflict[]
  /** What else its person has: of the same system first, then by risk. At most {@link MOST_SHOWN}. */
  readonly has: readonly EntitlementHead[]
  /** How many more they have. */
  readonly hasMore: number
  /** What it is to follow, when it is asked for once more before its end. */
  readonly renews?: EntitlementHead
  /** The duty it is for, by its title. */
  readonly duty?: Text
  readonly reported?: Reported
}

/** A rule that is met because of another right of the same person. */
export interface KnownConflict {
  readonly rule: Id
  readonly with: Text
  readonly effect: Effect
  readonly why: Text
}

const MOST_SHOWN = 6
const MOST_READ = 60
const RULE_ENDED: Text = { 'zh-CN': '规则已取消', en: 'the rule has ended' }

/** While it is undecided its conflicts are those of now, as the decision will meet them; later those that were recorded. */
export async function whatIsKnown(store: Store, whole: WholeEntitlement, now: Instant): Promise<Known> {
  const { head, reported } = whole
  const [holding, rules, book] = await Promise.all([
    holdingOf(store, head.person),
    conflictsOf(store, head.right),
    head.duty === undefined ? undefined : findBookAt(store, now),
  ])
  const met = head.status === 'requested' ? conflictsMet(rules, holding.has) : head.conflicts
  const others = [...holding.has].filter(([right]) => right !== head.right).map(([, entitlement]) => entitlement)
  const follows = head.status === 'requested' ? holding.has.get(head.right) : followedBy(whole)
  const [rights, entitlements] = await Promise.all([
    findHeads<RightHead>(store, [head.right, ...met.map((each) => each.with)]),
    findHeads<EntitlementHead>(store, [...others.slice(0, MOST_READ), ...(follows === undefined ? [] : [follows])]),
  ])
  const lets = rights.get(head.right)?.lets
  const duty = book?.book.duties.get(head.duty ?? '')?.title
  const renews = entitlements.get(follows ?? '')
  const has = others.flatMap((id) => entitlements.get(id) ?? []).toSorted(byWeight(head.system))
  return {
    ...(lets === undefined ? {} : { lets }),
    conflicts: met.map(({ rule, with: other, effect }) => ({
      ...{ rule, effect, with: rights.get(other)?.name ?? { 'zh-CN': other, en: other } },
      why: rules.find((each) => each.rule === rule)?.why ?? RULE_ENDED,
    })),
    has: has.slice(0, MOST_SHOWN),
    hasMore: others.length - Math.min(has.length, MOST_SHOWN),
    ...(renews === undefined ? {} : { renews }),
    ...(duty === undefined ? {} : { duty }),
    ...(reported === undefined ? {} : { reported }),
  }
}

const WEIGHT = { high: 0, medium: 1, low: 2 } as const

const byWeight =
  (system: Id) =>
  (one: EntitlementHead, other: EntitlementHead): number =>
    Number(other.system === system) - Number(one.system === system) || WEIGHT[one.risk] - WEIGHT[other.risk]
