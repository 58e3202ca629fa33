import type { Id } from '../../functions/kernel/ids.ts'
import { DAY, plusMillis } from '../../functions/kernel/instant.ts'
import type { MemoryOffice } from './memory-office.ts'

/** A review of a system's entitlements, which the head of IT looks at; and a standing rule for the next. */
export interface Reviewed {
  readonly review: Id
  readonly pack: Id
  /** Of low risk, kept by an earlier review, and unchanged since. */
  readonly item: Id
  readonly schedule: Id
  /** A package in which everything is decided. */
  readonly decided: Id
  /** One of a system on which nobody has anything: there is only the report to sign. */
  readonly ready: { readonly id: Id; readonly reportHash: string }
}

interface Started {
  readonly review: Id
  readonly pack: Id
  readonly items: readonly { readonly entitlement: Id }[]
}

export async function reviewed(office: MemoryOffice, system: Id, emptySystem: Id): Promise<Reviewed> {
  const earlier = await start(office, '上季度复核', system)
  const path = `/api/access-review-packages/${earlier.pack}`
  await keepAll(office, earlier)
  await office.does('head', 'POST', `${path}/submit`, {})
  const { review, pack, items } = await start(office, '邮件网关权限复核', system)
  const { id: schedule } = await office.does<{ id: Id }>('head', 'POST', '/api/access-review-schedules', {
    ...{ name: '季度复核', scope: { of: 'all' }, everyMonths: 3, next: '2026-06-01', days: 21, undecided: 'revoke' },
  })
  const third = await start(office, '抽查', system)
  await keepAll(office, third)
  const empty = await start(office, '堡垒机权限复核', emptySystem)
  const { reportHash } = await office.does<{ reportHash: string }>('head', 'GET', `/api/access-reviews/${empty.review}`)
  return {
    review,
    pack,
    item: items[0]?.entitlement ?? '',
    schedule,
    decided: third.pack,
    ready: { id: empty.review, reportHash },
  }
}

async function keepAll(office: MemoryOffice, { pack, items }: Started): Promise<void> {
  for (const { entitlement } of items) {
    const kept = { entitlement, verdict: 'keep', reason: '仍需要。' }
    await office.does('head', 'POST', `/api/access-review-packages/${pack}/decide`, kept)
  }
}

async function start(office: MemoryOffice, name: string, system: Id): Promise<Started> {
  const { id: review } = await office.does<{ id: Id }>('head', 'POST', '/api/access-reviews', {
    name,
    scope: { of: 'systems', systems: [system] },
    decideBy: plusMillis(office.now, 21 * DAY),
  })
  await office.settle()
  const { packagesOf } = await office.does<{ packagesOf: { id: Id }[] }>('head', 'GET', `/api/access-reviews/${review}`)
  const pack = packagesOf[0]?.id
  if (pack === undefined) return { review, pack: '', items: [] }
  const { items } = await office.does<Pick<Started, 'items'>>(
    'head',
    'GET',
    `/api/access-review-packages/${pack}/items`,
  )
  return { review, pack, items }
}
