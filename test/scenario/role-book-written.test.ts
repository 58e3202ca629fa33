import { afterEach, describe, expect, it } from 'vitest'
import type { ComparisonOut, DutyOut } from '../../functions/role-book/role-book.contract.ts'
import { aDuty, asItWas, BookWork, DRAFTS } from '../support/book-work.ts'
import { MemoryOffice } from '../support/memory-office.ts'

let office: MemoryOffice
let book: BookWork
afterEach(async () => {
  expect((await office.checkUp()).violations).toEqual([])
})

/** A draft by the head, on a book that is in force. */
async function aDraft(): Promise<string> {
  office = await MemoryOffice.open()
  book = new BookWork(office)
  await book.founds()
  return (await book.begins('head')).id
}
const dutiesIn = async (draft: string) => {
  const path = `${DRAFTS}/${draft}/duties?limit=100`
  return (await office.does<{ items: DutyOut[] }>('head', 'GET', path)).items
}
const changesOf = async (draft: string) => {
  const { items } = await office.does<ComparisonOut>('head', 'GET', `${DRAFTS}/${draft}/compare?limit=100`)
  return items.map(({ duty, change }) => [duty, change])
}

describe('given a draft in which I changed a duty, removed one and added one', () => {
  it('when I take each back, then it is as the book in force says, and there is nothing to review', async () => {
    const id = await aDraft()
    const before = await dutiesIn(id)
    const [changed, removed] = before
    if (changed === undefined || removed === undefined) throw new Error('the book has two duties')
    await book.puts('head', id, changed.id, asItWas(changed, { effort: 45 }))
    await office.does('head', 'DELETE', `${DRAFTS}/${id}/duties/${removed.id}`)
    const added = await book.adds('head', id, aDuty('opsEngineer'))
    const all = [changed.id, removed.id, added.id]
    expect(new Map((await changesOf(id)) as [string, string][])).toEqual(
      new Map([
        [changed.id, 'changed'],
        [removed.id, 'removed'],
        [added.id, 'added'],
      ]),
    )

    for (const duty of all) await book.step('head', id, `duties/${duty}/restore`)
    expect(await dutiesIn(id)).toEqual(before)
    expect(await changesOf(id)).toEqual([])
    expect(await book.tries('head', id, 'submit')).toMatchObject({ body: { code: 'draft-changes-nothing' } })
    // There is nothing left to take back.
    expect((await book.tries('head', id, `duties/${changed.id}/restore`)).status).toBe(422)
  })
})

describe('given two people with the same draft before them', () => {
  it('when the second saves what they began earlier, then they are told, and nothing of the first is lost', async () => {
    const id = await aDraft()
    const [duty] = await dutiesIn(id)
    if (duty === undefined) throw new Error('the book has a duty')
    const { version } = await book.read(id)
    const path = `${DRAFTS}/${id}/duties/${duty.id}`
    await office.does('head', 'PUT', path, asItWas(duty, { effort: 45 }), version)

    const late = asItWas(duty, { effort: 90 })
    const answer = await office.call('headDeputy', 'PUT', path, late, version)
    expect(answer).toMatchObject({ status: 412, body: { code: 'stale-version' } })
    const effort = async () => (await dutiesIn(id)).find((each) => each.id === duty.id)?.effort
    expect(await effort()).toBe(45)
    // Whoever has seen it since may have it their way.
    await office.does('headDeputy', 'PUT', path, late, (await book.read(id)).version)
    expect(await effort()).toBe(90)
  })
})

describe('given a rule that is still being typed', () => {
  interface Preview {
    readonly words: { readonly 'zh-CN': string; readonly en: string }
    readonly next: readonly { readonly on: string; readonly at: string; readonly isCertain: boolean }[]
  }
  const preview = (rule: object) =>
    office.does<Preview>('opsOne', 'POST', '/api/role-books/preview-recurrence', { rule })
  const falls = async (rule: object) => (await preview(rule)).next.map(({ on, at }) => `${on} ${at}`)

  it('then its next days are said by the working calendar, holidays and all, and nothing is stored', async () => {
    const id = await aDraft()
    const { version } = await book.read(id)
    const lastWorkingDay = { unit: 'month', interval: 1, on: [{ workingDay: -1 }] }
    const from = '2026-01-01'
    expect(await falls({ every: lastWorkingDay, at: ['17:00'], onDayOff: 'skip', from })).toEqual([
      '2026-01-30 17:00',
      '2026-02-28 17:00',
      '2026-03-31 17:00',
      '2026-04-30 17:00',
      '2026-05-29 17:00',
    ])
    const twiceADay = { every: { unit: 'day', interval: 1 }, at: ['09:00', '21:00'], onDayOff: 'skip', from }
    // Nine o'clock on the 5th has come already.
    expect((await falls(twiceADay)).slice(0, 3)).toEqual(['2026-01-05 21:00', '2026-01-06 09:00', '2026-01-06 21:00'])
    const firstMonday = { unit: 'month', interval: 1, on: [{ weekday: 'mon', nth: 1 }] }
    const { words } = await preview({ every: firstMonday, at: ['09:00'], onDayOff: 'after', from })
    expect(words).toMatchObject({ 'zh-CN': '每月第 1 个周一 09:00，遇休息日顺延至下一个工作日' })
    expect((await book.read(id)).version).toBe(version)
  })
})
