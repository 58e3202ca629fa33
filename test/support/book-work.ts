import type { DraftOut, DraftSummary } from '../../functions/role-book/draft.contract.ts'
import type { DutyOut } from '../../functions/role-book/role-book.contract.ts'
import { positions, type Role } from './department.ts'
import type { Answered, MemoryOffice } from './memory-office.ts'

const BOOKS = '/api/role-books'
export const DRAFTS = `${BOOKS}/drafts`

/** Something a position answers for, from next week on. */
export const aDuty = (position: keyof typeof positions, wish: Readonly<Record<string, unknown>> = {}) => ({
  position: positions[position],
  title: { 'zh-CN': '每日备份检查', en: 'Check the backup' },
  standard: { 'zh-CN': '备份成功并可恢复。', en: 'The backup is good and can be restored.' },
  when: { kind: 'standing' },
  allowed: { clock: 'business', iso: 'PT4H' },
  effort: 30,
  ...wish,
})

/** People at work on the role book, as scenarios say it. */
export class BookWork {
  readonly office: MemoryOffice

  constructor(office: MemoryOffice) {
    this.office = office
  }

  begins(role: Role, name = '调整职责', from: 'newest' | 'positions' = 'newest'): Promise<DraftSummary> {
    return this.office.does<DraftSummary>(role, 'POST', DRAFTS, { name, from })
  }

  adds(role: Role, draft: string, duty: unknown): Promise<DutyOut> {
    return this.office.does<DutyOut>(role, 'POST', `${DRAFTS}/${draft}/duties`, duty)
  }

  puts(role: Role, draft: string, id: string, duty: unknown): Promise<DutyOut> {
    return this.office.does<DutyOut>(role, 'PUT', `${DRAFTS}/${draft}/duties/${id}`, duty)
  }

  step(role: Role, draft: string, step: string, body: unknown = {}): Promise<DraftSummary> {
    return this.office.does<DraftSummary>(role, 'POST', `${DRAFTS}/${draft}/${step}`, body)
  }

  tries(role: Role, draft: string, step: string, body: unknown = {}): Promise<Answered<{ code: string }>> {
    return this.office.call<{ code: string }>(role, 'POST', `${DRAFTS}/${draft}/${step}`, body)
  }

  read(draft: string): Promise<DraftOut> {
    return this.office.does<DraftOut>('head', 'GET', `${DRAFTS}/${draft}`)
  }

  /** Submitted by whoever wrote it, accepted by another with what is missing, and published, from a day or at once. */
  async publishes(draft: string, by: { drafter: Role; judge: Role }, wish: object = {}): Promise<DraftSummary> {
    await this.step(by.drafter, draft, 'submit')
    await this.step(by.judge, draft, 'review', { verdict: 'accept' })
    await this.acceptsAll(by.judge, draft)
    return this.step(by.judge, draft, 'publish', { note: '按评审意见发布。', ...wish })
  }

  /** What keeps a draft from being published unless somebody answers for it. */
  async gapsIn(draft: string): Promise<{ key: string; kind: string }[]> {
    const path = `${DRAFTS}/${draft}/findings?weight=error&limit=100`
    return (await this.office.does<{ items: { key: string; kind: string }[] }>('head', 'GET', path)).items
  }

  async acceptsAll(role: Role, draft: string, until = '2026-01-30'): Promise<void> {
    for (const { key } of await this.gapsIn(draft)) {
      await this.step(role, draft, 'accept-finding', { finding: key, until, reason: '存储管理员月底到岗。' })
    }
  }

  /** What a position answers for now. */
  async dutiesOf(position: keyof typeof positions): Promise<DutyOut[]> {
    const path = `/api/duties?position=${positions[position]}&limit=100`
    return (await this.office.does<{ items: DutyOut[] }>('head', 'GET', path)).items
  }

  /** A first book out of what positions were given: begun by the head, judged by the head's deputy. */
  async founds(): Promise<void> {
    const { id } = await this.begins('head', '第一版', 'positions')
    await this.publishes(id, { drafter: 'head', judge: 'headDeputy' })
  }
}

/** A duty that was read, as it goes in again. */
export function asItWas(duty: DutyOut, wish: Readonly<Record<string, unknown>> = {}) {
  const { id: _, version: __, hash: ___, names: ____, ...content } = duty
  return { ...content, ...wish }
}
