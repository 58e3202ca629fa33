import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Mail } from '../../../../functions/platform/mailer.ts'
import { MailRefusedError } from '../../../../functions/platform/mailer.ts'
import { LocalMailbox, type LocalMailboxOptions } from '../../../../infra/local/mailbox/local-mailbox.ts'

let folder: string
let now = '2026-01-05T00:00:00.000Z'
const opened: LocalMailbox[] = []

const open = async (options: Partial<LocalMailboxOptions> = {}): Promise<LocalMailbox> => {
  const mailbox = await LocalMailbox.open({
    folder,
    clock: { now: () => now },
    mailDomain: 'onduty.example',
    ...options,
  })
  opened.push(mailbox)
  return mailbox
}

const mail = (nth: number, more: Partial<Mail> = {}): Mail => ({
  id: `mail-${nth}`,
  to: { name: '韩梅梅', address: nth % 2 === 0 ? 'Han@Example.com' : 'li@example.com' },
  subject: `第 ${nth} 封`,
  text: `文字 ${nth}\n第二行\t`,
  html: `<p>${nth}</p>`,
  headers: { 'Auto-Submitted': 'auto-generated' },
  ...more,
})

beforeEach(async () => {
  now = '2026-01-05T00:00:00.000Z'
  folder = await mkdtemp(join(tmpdir(), 'onduty-mailbox-'))
})
afterEach(async () => {
  await Promise.all(opened.splice(0).map((mailbox) => mailbox.close()))
  await rm(folder, { recursive: true, force: true })
})

describe('the mailbox of one machine', () => {
  it('keeps a mail as it would have gone out', async () => {
    const mailbox = await open()
    await mailbox.send(mail(2, { replyTo: 'reply+x@onduty.example' }))
    const [kept] = await mailbox.list()
    expect(kept).toEqual({
      id: expect.any(String),
      to: 'Han@Example.com',
      from: 'onduty@onduty.example',
      subject: '第 2 封',
      text: '文字 2\n第二行\t',
      html: '<p>2</p>',
      sentAt: now,
      headers: {
        'Auto-Submitted': 'auto-generated',
        From: '职守 Onduty <onduty@onduty.example>',
        To: '韩梅梅 <Han@Example.com>',
        'Reply-To': 'reply+x@onduty.example',
        Subject: '第 2 封',
        Date: 'Mon, 05 Jan 2026 00:00:00 +0000',
        'Message-ID': '<mail-2@onduty.example>',
      },
    })
    expect(await mailbox.find(kept?.id ?? '')).toEqual(kept)
    expect(await mailbox.find('1-1-10')).toBeUndefined()
    expect(await mailbox.find('../../secret')).toBeUndefined()
  })

  it('shows the newest first, those of one address, those since an instant or a mail', async () => {
    const mailbox = await open()
    for (let nth = 0; nth < 6; nth += 1) {
      now = `2026-01-05T00:0${nth}:00.000Z`
      await mailbox.send(mail(nth))
    }
    const subjects = async (search: Parameters<LocalMailbox['list']>[0]) =>
      (await mailbox.list(search)).map(({ subject }) => Number(subject.slice(2, 3)))
    expect(await subjects({})).toEqual([5, 4, 3, 2, 1, 0])
    expect(await subjects({ to: 'han@example.COM' })).toEqual([4, 2, 0])
    expect(await subjects({ after: '2026-01-05T00:04:00Z' })).toEqual([5, 4])
    expect(await subjects({ after: '2026-01-05T08:04:00+08:00', to: 'li@example.com' })).toEqual([5])
    const { id } = (await mailbox.list())[2] ?? { id: '' }
    expect(await subjects({ after: id })).toEqual([5, 4])
    expect(await subjects({ limit: 2 })).toEqual([5, 4])
    expect(await subjects({ after: 'yesterday' })).toEqual([])
  })

  it('records a mail twice that was sent twice', async () => {
    const mailbox = await open()
    await Promise.all([mailbox.send(mail(1)), mailbox.send(mail(1))])
    const kept = await mailbox.list()
    expect(kept).toHaveLength(2)
    expect(new Set(kept.map(({ id }) => id)).size).toBe(2)
    expect(new Set(kept.map(({ headers }) => headers['Message-ID']))).toEqual(new Set(['<mail-1@onduty.example>']))
  })

  it('has everything after a restart, and goes on', async () => {
    const before = await open()
    await Promise.all(Array.from({ length: 50 }, (_, nth) => before.send(mail(nth))))
    await before.close()
    opened.length = 0
    const after = await open()
    await after.send(mail(50))
    expect((await after.list()).map(({ subject }) => subject)).toHaveLength(51)
    expect((await after.list({ limit: 1 }))[0]?.subject).toBe('第 50 封')
  })

  it('lets the oldest go when it has grown large', async () => {
    const mailbox = await open({ segmentBytes: 2_000, keptSegments: 3 })
    expect(await mailbox.count()).toBe(0)
    for (let nth = 0; nth < 60; nth += 1) await mailbox.send(mail(nth))
    const kept = await mailbox.list()
    expect(kept[0]?.subject).toBe('第 59 封')
    expect(kept.length).toBeGreaterThan(8)
    expect(kept.length).toBeLessThan(30)
    expect(await mailbox.count()).toBe(kept.length)
    expect(await readdir(folder)).toHaveLength(3)
  })

  it('refuses what no mail server would take', async () => {
    const mailbox = await open()
    for (const wrong of [
      { to: { name: '', address: 'nobody' } },
      { to: { name: '', address: 'a@b, c@d' } },
      { to: { name: 'x\r\nBcc: y@z', address: 'a@b.example' } },
      { subject: 'x\r\nBcc: y@z' },
      { headers: { References: '<a>\n' } },
      { headers: { 'X Y': 'z' } },
    ]) {
      await expect(mailbox.send(mail(1, wrong)), JSON.stringify(wrong)).rejects.toThrow(MailRefusedError)
    }
    expect(await mailbox.list()).toEqual([])
  })

  it('counts and lists while mails come in', async () => {
    const mailbox = await open()
    const sent = Promise.all(Array.from({ length: 200 }, (_, nth) => mailbox.send(mail(nth))))
    await mailbox.list()
    await sent
    expect(await mailbox.count()).toBe(200)
    expect(new Set((await mailbox.list()).map(({ id }) => id)).size).toBe(200)
  })
})
