import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Mail, MailRefusedError } from '../../../../functions/platform/mailer.ts'
import { SentOnce } from '../../../../infra/local/mailbox/sent-once.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onduty-sent-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const mail = (nth: number, more: Partial<Mail> = {}): Mail => ({
  id: `out-${nth}`,
  to: { name: 'Li', address: 'li@example.com' },
  subject: `${nth}`,
  text: '',
  html: '',
  headers: {},
  ...more,
})

/** A mail server that delivers and, from its nth mail on, never answers again: the process is dead by then. */
function server(answers = Number.POSITIVE_INFINITY) {
  const delivered: string[] = []
  const send = async ({ id }: Mail) => {
    delivered.push(id)
    if (delivered.length > answers) await new Promise(() => {})
  }
  return { delivered, send }
}

describe('a mailer that notes what it has sent', () => {
  it('sends nothing twice that it has noted, whichever process asks', async () => {
    const first = server()
    const before = await SentOnce.open(first, folder)
    await Promise.all([1, 2, 3].map((nth) => before.send(mail(nth))))
    await before.close()
    const second = server()
    const after = await SentOnce.open(second, folder)
    await Promise.all([1, 2, 3, 4].map((nth) => after.send(mail(nth))))
    await after.close()
    expect([first.delivered, second.delivered]).toEqual([['out-1', 'out-2', 'out-3'], ['out-4']])
  })

  it('doubles one mail at most when it is killed, however many were asked for at once', async () => {
    const all = Array.from({ length: 50 }, (_, nth) => nth)
    const delivered: string[] = []
    for (const life of [7, 0, 0, 12, 100]) {
      const post = server(life)
      const mailer = await SentOnce.open(post, folder)
      const sending = Promise.allSettled(all.map((nth) => mailer.send(mail(nth))))
      if (life < 100) await expect.poll(() => post.delivered.length).toBe(life + 1)
      else await sending
      delivered.push(...post.delivered)
    }
    expect(new Set(delivered).size).toBe(50)
    expect(delivered).toHaveLength(50 + 4)
  })

  it('sends a summary again that has grown since, under the same id', async () => {
    const post = server()
    const mailer = await SentOnce.open(post, folder)
    await mailer.send(mail(1, { edition: 'out-5' }))
    await mailer.close()
    const again = await SentOnce.open(post, folder)
    await again.send(mail(1, { edition: 'out-5' }))
    await again.send(mail(1, { edition: 'out-9' }))
    await again.close()
    expect(post.delivered).toEqual(['out-1', 'out-1'])
  })

  it('lets nobody wait behind a server that does not answer, and tries again for whoever comes later', async () => {
    let tries = 0
    const mailer = await SentOnce.open(
      {
        async send() {
          tries += 1
          throw new Error('timed out')
        },
      },
      folder,
    )
    const outcomes = await Promise.allSettled([1, 2, 3].map((nth) => mailer.send(mail(nth))))
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    expect(tries).toBe(1)
    await expect(mailer.send(mail(4))).rejects.toThrow('timed out')
    expect(tries).toBe(2)
    await mailer.close()
  })

  it('lets nobody suffer for a mail that is refused', async () => {
    const delivered: string[] = []
    const mailer = await SentOnce.open(
      {
        async send({ id }) {
          if (id === 'out-1') throw new MailRefusedError('nobody there')
          delivered.push(id)
        },
      },
      folder,
    )
    await Promise.allSettled([1, 2, 3].map((nth) => mailer.send(mail(nth))))
    expect(delivered).toEqual(['out-2', 'out-3'])
    await mailer.close()
  })
})
