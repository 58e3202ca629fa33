import { findHead } from '../audit-trail/index.ts'
import { type EntitlementHead, isLive, listEntitlementsByPerson } from '../entitlement/index.ts'
import { prefixOf } from '../kernel/ids.ts'
import { type CaseKinds, listOpenOf, type Obligation, OVER } from '../obligation/index.ts'
import type { Store } from '../platform/store.ts'
import type { PositionHandOver } from './position-hand-over.ts'

type Given = Pick<PositionHandOver, 'position' | 'from' | 'giver'>

/**
 * What the giver owes through the position, most pressing first; of somebody who gives in another's place, what fell to
 * them from that person. Not what only they themselves can do, nor what waits to be accepted, nor handing over itself.
 */
export async function owedThrough(
  store: Store,
  kinds: CaseKinds,
  { position, from, giver }: Given,
): Promise<Obligation[]> {
  const isThroughIt = (each: Obligation): boolean =>
    giver === from
      ? (each.position ?? each.ladderPosition) === position
      : each.ladderPosition === position && each.asked.includes(from)
  const owed = (await listOpenOf(store, giver)).filter(
    (each) => isThroughIt(each) && each.concerns === undefined && prefixOf(each.caseId) !== 'hov',
  )
  const mayGo = await Promise.all(
    owed.map(async ({ caseId, kind: owes }) => {
      const kind = kinds.get(prefixOf(caseId))
      const head = await findHead(store, caseId)
      if (kind === undefined || head === undefined || kind.stageOf(head) === OVER) return false
      return kind.onlyFor?.(head, owes) === undefined
    }),
  )
  return owed.filter((_, nth) => mayGo[nth])
}

/** Rights read at once, and pages of them: more than anybody ever had. */
const AT_ONCE = 50
const MOST_PAGES = 20

/**
 * Rights on systems that somebody has because of the position; and those that were taken back only because they left
 * it, which the successor may need as much.
 */
export async function entitledThrough(
  store: Store,
  { position, from }: Pick<Given, 'position' | 'from'>,
): Promise<EntitlementHead[]> {
  const found: EntitlementHead[] = []
  let after: string | undefined
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const start = after === undefined ? {} : { after }
    const { items, next } = await listEntitlementsByPerson(store, from, { limit: AT_ONCE, ...start })
    found.push(...items.filter((each) => each.position === position && (isHad(each) || isGoneWithThem(each))))
    if (next === undefined) break
    after = next
  }
  return found
}

const isHad = (entitlement: EntitlementHead): boolean => isLive(entitlement) && entitlement.status !== 'requested'

const isGoneWithThem = ({ because, since }: EntitlementHead): boolean =>
  since !== undefined && (because === 'person-left' || because === 'position-left')

export const titleOf = ({ rightName, systemName }: Pick<EntitlementHead, 'rightName' | 'systemName'>): string =>
  `${systemName['zh-CN']} · ${rightName['zh-CN']}`

/** As an obligation is called in a list. */
export const titleOfOwed = ({ about }: Pick<Obligation, 'about'>): string =>
  about.number === undefined ? about.title : `${about.number} ${about.title}`
