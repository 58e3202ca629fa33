import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { instantOf } from '../../functions/kernel/instant.ts'
import type { SentMail } from '../../infra/local/mailbox/local-mailbox.ts'
import { closeOffices, emailOf, Office } from '../support/office.ts'

let office: Office
afterEach(async () => {
  const { violations } = await office.checkUp()
  await office.close()
  expect(violations).toEqual([])
})
afterAll(closeOffices)

const shanghai = (local: string) => instantOf(Date.parse(`${local}:00+08:00`))
const LATER = { from: shanghai('2026-03-10T20:00'), until: shanghai('2026-03-11T02:00') }

/** So many changes that nobody authorised, one raised after the other, until the head has been told of the last. */
async function withTheHead(count: number): Promise<void> {
  office = await Office.open()
  for (let nth = 1; nth <= count; nth += 1) {
    const { id } = await office.raises('opsOne', { title: `第 ${nth} 项`, releaseWindow: LATER })
    await office.ownerTakes(id, 'assess')
    await office.advance({ minutes: 50 })
  }
  // 40 business hours after each of them it is the head's: on Monday, 12 January.
  await office.advanceTo(shanghai('2026-01-12T18:00'))
}

const mailsToHeadAfter = async (instant: string): Promise<SentMail[]> =>
  (await office.mailsTo('head')).filter(({ sentAt }) => sentAt > instant)

describe('given several changes that went up to the head at different hours', () => {
  it('when nobody decides, then every working morning there is one mail that names them all', async () => {
    await withTheHead(3)
    const before = office.now
    await office.advanceTo(shanghai('2026-01-14T18:00'))
    const mails = await mailsToHeadAfter(before)
    expect(mails.map(({ sentAt }) => sentAt.slice(0, 16))).toEqual(['2026-01-13T01:00', '2026-01-14T01:00'])
    for (const { subject, text } of mails) {
      expect(subject).toBe('【汇总】您有 3 件事已逾期')
      expect(text).toContain('处理完之前，每个工作日早上汇总提醒您一次。')
      expect(text).not.toContain('没有运行')
      expect(text).toMatch(/期限 1月8日 10:30，已过 \d 天/)
      for (const title of ['第 1 项', '第 2 项', '第 3 项']) expect(text).toContain(title)
      expect(text.match(/\/d\//g)).toHaveLength(3)
    }
  })

  it('when all but one are decided, then the letter about that one comes, and the next morning none', async () => {
    await withTheHead(2)
    const [first, second] = (await office.does<{ items: { id: string }[] }>('head', 'GET', '/api/changes')).items
    await office.ownerTakes(first?.id ?? '', 'authorise')
    const before = office.now
    await office.advanceTo(shanghai('2026-01-13T12:00'))
    const mails = await mailsToHeadAfter(before)
    expect(mails.map(({ subject }) => subject)).toEqual([expect.stringMatching(/^【已逾期：请授权】CHG-1001 第 1 项/)])
    await office.ownerTakes(second?.id ?? '', 'authorise')
    const decided = office.now
    await office.advanceTo(shanghai('2026-01-14T12:00'))
    expect(await mailsToHeadAfter(decided)).toEqual([])
  })

  it('when the head looks at the policy beforehand, then it shows the same morning', async () => {
    office = await Office.open()
    const path = '/api/policies/normal-change/preview'
    const { stages } = await office.does<{ stages: { stage: string; againAt: string }[] }>('head', 'POST', path, {
      from: shanghai('2026-01-05T09:00'),
    })
    expect(stages.find(({ stage }) => stage === 'authorise')?.againAt).toBe(shanghai('2026-01-13T09:00'))
  })

  it('when one goes up to them that day, then that mail does not wait for the morning', async () => {
    await withTheHead(1)
    const escalations = (await office.mailbox.list({ to: emailOf('head') })).filter(({ subject }) =>
      subject.startsWith('【升级'),
    )
    expect(escalations.map(({ sentAt }) => sentAt)).toEqual([shanghai('2026-01-12T11:30')])
  })
})
