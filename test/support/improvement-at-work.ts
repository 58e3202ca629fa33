import { headKey } from '../../functions/audit-trail/index.ts'
import type { ActionOut, ActionSummary } from '../../functions/improvement/action.contract.ts'
import type { ReviewOut, ReviewSummary } from '../../functions/improvement/review.contract.ts'
import type { Id } from '../../functions/kernel/ids.ts'
import type { Item } from '../../functions/platform/store.ts'
import { people, type Role } from './department.ts'
import { reports, takes } from './incidents-at-work.ts'
import type { MemoryOffice } from './memory-office.ts'

/** An incident of the mail service that an engineer answers and resolves. */
export async function anIncidentEnds(
  office: MemoryOffice,
  {
    by = 'opsTwo',
    cause,
    ...wish
  }: { by?: Role; cause?: string; title?: string; impact?: string; urgency?: string } = {},
): Promise<Id> {
  const { id } = await reports(office, 'appThree', wish)
  await takes(office, by, id, 'acknowledge')
  await takes(office, by, id, 'resolve', { comment: '换回备用网关。', ...(cause === undefined ? {} : { cause }) })
  return id
}

/** The review of an incident; undefined: there is none. */
export async function reviewOf(office: MemoryOffice, incident: Id): Promise<ReviewOut | undefined> {
  const { items } = await office.does<{ items: ReviewSummary[] }>(
    'head',
    'GET',
    `/api/post-incident-reviews?incident=${incident}`,
  )
  return items[0] === undefined ? undefined : reviewAs(office, 'head', items[0].id)
}

export const reviewAs = (office: MemoryOffice, role: Role, id: Id): Promise<ReviewOut> =>
  office.does<ReviewOut>(role, 'GET', `/api/post-incident-reviews/${id}`)

export const reviewTakes = (office: MemoryOffice, role: Role, id: Id, step: string, body: unknown = {}) =>
  office.does<ReviewSummary>(role, 'POST', `/api/post-incident-reviews/${id}/${step}`, body)

export const actionAs = (office: MemoryOffice, role: Role, id: Id): Promise<ActionOut> =>
  office.does<ActionOut>(role, 'GET', `/api/improvement-actions/${id}`)

export const actionTakes = (office: MemoryOffice, role: Role, id: Id, step: string, body: unknown) =>
  office.does<ActionSummary>(role, 'POST', `/api/improvement-actions/${id}/${step}`, body)

export const WRITTEN = {
  impact: '01:50 至 03:10 全公司收不到外部邮件。',
  causes: [
    { kind: 'configuration', text: '网关证书到期，提醒只发给了停用的邮箱。' },
    { kind: 'monitoring', text: '没有监控证书剩余有效期。' },
  ],
  wentWell: '备用网关 12 分钟内切换完成。',
  luck: '发生在凌晨，业务量小。',
  toImprove: '到期提醒应发到岗位。',
}

/** Something is to be done by an engineer, two weeks from the Monday everything begins on unless said otherwise. */
export const raises = (
  office: MemoryOffice,
  role: Role,
  wish: Readonly<Record<string, unknown>> = {},
): Promise<ActionSummary> =>
  office.does<ActionSummary>(role, 'POST', '/api/improvement-actions', {
    title: '证书有效期纳入监控',
    kind: 'detect',
    owner: people.opsOne,
    due: '2026-02-27',
    ...wish,
  })

/** Reviews and actions in every state there is, as their names say. The engineer `opsTwo` led each incident. */
export interface ImprovementAtWork {
  readonly draft: Id
  readonly submitted: Id
  readonly open: Id
  readonly done: Id
  readonly verified: Id
  /** The same, and its time has come. */
  readonly checkable: Id
}

export async function improvementAtWork(office: MemoryOffice): Promise<ImprovementAtWork> {
  const ended = async (title: string) => {
    const review = await reviewOf(office, await anIncidentEnds(office, { title }))
    if (review === undefined) throw new Error('there is no review')
    await reviewTakes(office, 'opsTwo', review.id, 'save', WRITTEN)
    return review.id
  }
  const draft = await ended('复盘撰写中')
  const submitted = await ended('复盘待评审')
  await reviewTakes(office, 'opsTwo', submitted, 'submit')
  const { id: open } = await raises(office, 'opsTwo', { owner: people.opsTwo, due: dueOf(office, 30) })
  const { id: done } = await raises(office, 'opsTwo', { owner: people.opsTwo, due: dueOf(office, 30) })
  await actionTakes(office, 'opsTwo', done, 'done', { comment: '做了。' })
  const seen = async () => {
    const { id } = await raises(office, 'opsTwo', { owner: people.opsTwo, due: dueOf(office, 30) })
    await actionTakes(office, 'opsTwo', id, 'done', { comment: '做了。' })
    await actionTakes(office, 'head', id, 'verify', { outcome: 'done', comment: '看过。' })
    return id
  }
  const [verified, checkable] = [await seen(), await seen()]
  // Time stands still in this world, so the day is moved to today.
  const head = await office.store.find<Item>(headKey(checkable))
  if (head === undefined) throw new Error('there is no action')
  await office.store.write({ put: { ...head, checkFrom: office.now } })
  return { draft, submitted, open, done, verified, checkable }
}

/** A day so many days from now. */
export const dueOf = (office: MemoryOffice, days: number): string =>
  new Date(Date.parse(office.now) + days * 86_400_000).toISOString().slice(0, 10)
