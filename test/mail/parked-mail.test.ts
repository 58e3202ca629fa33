import { describe, expect, it } from 'vitest'
import { perform } from '../../functions/audit-trail/index.ts'
import { RefusalError } from '../../functions/kernel/refusal.ts'
import { parkMail } from '../../functions/mail/index.ts'
import { parkedMailRoutes } from '../../functions/mail/parked-mail.routes.ts'
import type { Authorise } from '../../functions/platform/authorise.ts'
import { doorHouse, json } from '../door/door-house.ts'
import { inbound, message, textPart } from './inbound/letters.ts'

const text = { 'zh-CN': '第一行不清楚。', en: 'The first line is unclear.' }
const reason = { code: 'first-line-unclear', text }

async function house(authorise: Authorise = async () => ({ authority: 'effects.redrive', via: 'holder' })) {
  const door = doorHouse({ routes: parkedMailRoutes(authorise) })
  const bearer = await door.bearer(await door.person())
  const park = (words: string) =>
    perform(door.platform, () =>
      parkMail(door.platform, inbound(message(textPart(words))), { reason, from: 'han@example.com' }, () => []),
    )
  const list = async (query = '') => {
    const answer = await door.app.request(`/api/parked-mail${query}`, {
      headers: { ...bearer, 'Accept-Language': 'en' },
    })
    return {
      status: answer.status,
      body: (await answer.json()) as { items: Record<string, unknown>[]; nextCursor: string },
    }
  }
  const dismiss = (id: unknown) => door.app.request(`/api/parked-mail/${id}/dismiss`, json({}, bearer))
  return { ...door, park, list, dismiss }
}

describe('parked mails', () => {
  it('are listed newest first, with the reason in the language of whoever looks', async () => {
    const { park, list, time } = await house()
    await park('第一封')
    time.business = '2026-01-05T00:01:00.000Z'
    await park('第二封')
    const { body } = await list()
    expect(body.items).toMatchObject([
      { excerpt: '第二封', reason: 'The first line is unclear.', code: 'first-line-unclear', status: 'waiting' },
      { excerpt: '第一封', from: 'han@example.com', concerns: [] },
    ])
    const first = await list('?limit=1')
    expect((await list(`?limit=1&cursor=${encodeURIComponent(first.body.nextCursor)}`)).body.items).toMatchObject([
      { excerpt: '第一封' },
    ])
  })

  it('leave the list once somebody has looked, and stay in their chain', async () => {
    const { park, list, dismiss, memory } = await house()
    await park('请问')
    const [item] = (await list()).body.items
    for (const times of [1, 2]) {
      const answer = await dismiss(item?.id)
      expect([answer.status, times]).toEqual([200, times])
      expect(await answer.json()).toMatchObject({ status: 'dismissed', version: 2 })
    }
    expect((await list()).body.items).toEqual([])
    const did = memory.dump().flatMap(({ entry }) => (entry === undefined ? [] : [(entry as { did: string }).did]))
    expect(did.filter((each) => each.startsWith('mail.'))).toEqual(['mail.parked', 'mail.dismissed'])
  })

  it('are for whoever has the authority only, and unknown ones are not found', async () => {
    const refusing = await house(async () => {
      throw new RefusalError(403, { code: 'authority-missing', text })
    })
    expect((await refusing.list()).status).toBe(403)
    expect((await (await house()).dismiss('eml_01KE5TP1M0WS0P1QM27Q9VP1PQ')).status).toBe(404)
  })
})
