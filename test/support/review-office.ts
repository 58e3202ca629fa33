import type { ReviewOut, ReviewSummary } from '../../functions/access-review/access-review.contract.ts'
import type { ItemOut, PackageSummary } from '../../functions/access-review/parts.contract.ts'
import { perform } from '../../functions/audit-trail/index.ts'
import { getEntitlementHead, recordEntitlement } from '../../functions/entitlement/index.ts'
import type { Id } from '../../functions/kernel/ids.ts'
import { DAY, plusMillis } from '../../functions/kernel/instant.ts'
import { bearerOf } from './credentials.ts'
import { groups, people, positions, type Role } from './department.ts'
import { MemoryOffice } from './memory-office.ts'

const both = (words: string) => ({ 'zh-CN': words, en: words })

/** A reviewer with a service, a system and a post of their own; everything on that system is theirs to look at. */
export interface Reviewer {
  readonly person: Id
  readonly position: Id
  readonly service: Id
  readonly system: Id
  readonly right: Id
}

export interface ReviewOffice {
  readonly office: MemoryOffice
  readonly reviewers: readonly Reviewer[]
  /** Everybody on record with a right of each reviewer's system: so many of each. */
  readonly entitlements: readonly Id[]
  starts(wish?: Readonly<Record<string, unknown>>): Promise<ReviewSummary>
  review(id: Id): Promise<ReviewOut>
  items(pack: PackageSummary): Promise<ItemOut[]>
  /** Calls the API as one of the reviewers. */
  as(reviewer: Id, method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }>
  /** Every revocation that is owed is done, with its proof, by whoever owes it. */
  provesEverything(ids: readonly Id[]): Promise<void>
}

export interface ReviewOfficeOptions {
  readonly reviewers: number
  /** Entitlements on the system of each. */
  readonly each: number
  readonly risk?: 'low' | 'medium' | 'high'
}

/** A department with reviewers by duty, and people with rights on their systems. */
export async function openReviews({
  reviewers: count,
  each,
  risk = 'low',
}: ReviewOfficeOptions): Promise<ReviewOffice> {
  const office = await MemoryOffice.open()
  const made = async (path: string, body: unknown) => (await office.does<{ id: Id }>('head', 'POST', path, body)).id
  const reviewers: Reviewer[] = []
  for (let nth = 1; nth <= count; nth += 1) {
    const service = await made('/api/services', { name: both(`系统 ${nth}`), group: groups.operations })
    const person = await made('/api/people', { name: `复核人${nth}`, email: `reviewer-${nth}@example.com` })
    const authorities = [{ act: 'entitlement.approve', services: [service] }]
    const position = await made('/api/positions', {
      name: both(`负责人 ${nth}`),
      group: groups.operations,
      authorities,
    })
    await office.does('head', 'POST', `/api/positions/${position}/assignments`, { person })
    const system = await made('/api/entitlement-systems', { name: both(`系统 ${nth}`), service })
    const right = await made('/api/entitlement-rights', {
      ...{ system, name: both('只读'), lets: both('查看'), risk, longestDays: 360 },
    })
    reviewers.push({ person, position, service, system, right })
  }
  const entitlements = await recorded(office, reviewers, each)
  const as: ReviewOffice['as'] = async (reviewer, method, path, body) => {
    const response = await office.api.request(path, {
      method,
      headers: {
        ...(await bearerOf(office.machine.platform, reviewer)),
        'Accept-Language': 'en',
        'Content-Type': 'application/json',
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const answer = { status: response.status, body: (await response.json()) as unknown }
    // A decision starts nothing; everything else is waited for.
    if (!path.endsWith('/decide')) await office.settle()
    return answer
  }
  return {
    office,
    reviewers,
    entitlements,
    as,
    starts: (wish = {}) =>
      office.does<ReviewSummary>('head', 'POST', '/api/access-reviews', {
        name: '一季度权限复核',
        scope: { of: 'all' },
        decideBy: plusMillis(office.now, 21 * DAY),
        ...wish,
      }),
    review: (id) => office.does<ReviewOut>('head', 'GET', `/api/access-reviews/${id}`),
    async items({ id }) {
      const path = `/api/access-review-packages/${id}/items?limit=100`
      return (await office.does<{ items: ItemOut[] }>('head', 'GET', path)).items
    },
    async provesEverything(ids) {
      for (const id of ids) {
        const head = await getEntitlementHead(office.machine.platform.store, id)
        if (head.status !== 'revoking' || head.accountable === undefined) continue
        const answer = await as(head.accountable, 'POST', `/api/entitlements/${id}/revoke`, {
          proof: '已移除，登录被拒。',
        })
        if (answer.status >= 300) throw new Error(JSON.stringify(answer.body))
      }
    },
  }
}

const HOLDERS: readonly Role[] = ['opsOne', 'opsTwo', 'opsThree', 'appOne', 'appTwo', 'appThree']

/** Rights people have had since long; of one reviewer's system each person only once, so some more people join. */
async function recorded(office: MemoryOffice, reviewers: readonly Reviewer[], each: number): Promise<Id[]> {
  const { platform } = office.machine
  const holders: { person: Id; position: Id }[] = HOLDERS.map((role) => ({
    person: people[role],
    position: role.startsWith('ops') ? positions.opsEngineer : positions.appEngineer,
  }))
  for (let nth = holders.length; nth < each; nth += 1) {
    const wish = { name: `员工${nth}`, email: `holder-${nth}@example.com` }
    const { id } = await office.does<{ id: Id }>('head', 'POST', '/api/people', wish)
    await office.does('head', 'POST', `/api/positions/${positions.opsEngineer}/assignments`, { person: id })
    holders.push({ person: id, position: positions.opsEngineer })
  }
  const by = {
    actor: { kind: 'person', id: people.head, from: { door: 'api' } } as const,
    person: people.head,
    grant: { authority: 'entitlement.define', via: 'holder' } as const,
  }
  const ids: Id[] = []
  for (const { right } of reviewers) {
    for (const holder of holders.slice(0, each)) {
      const wish = { right, ...holder, reason: '历史遗留', until: plusMillis(office.now, 300 * DAY) }
      await perform(platform, async () => {
        const acts = await recordEntitlement(platform, wish, by, office.now)
        ids.push(acts[0]?.head.id ?? '')
        return { acts, answer: undefined }
      })
    }
  }
  await office.settle()
  return ids
}
