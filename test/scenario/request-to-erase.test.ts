import { describe, expect, it } from 'vitest'
import { MemoryOffice } from '../support/memory-office.ts'

const SAID = '孩子住院，周五的发布我来不了，请打我家里电话'

interface Chain {
  readonly items: { readonly seq: number; readonly personal?: Record<string, { readonly value?: string }> }[]
}

describe('given a remark in which somebody said more of themselves than they wanted', () => {
  async function given() {
    const office = await MemoryOffice.open()
    const { id } = await office.raises('opsOne')
    await office.does('opsTwo', 'POST', `/api/changes/${id}/comments`, { text: SAID })
    await office.advance(10 * 60_000)
    return { office, id, erase: `/api/audit/changes/${id}/erase` }
  }

  it('when they ask to erase it, then it is found, erased and gone from the story, and the trail holds', async () => {
    const { office, id, erase } = await given()
    const { items } = await office.does<Chain>('admin', 'GET', `/api/audit/changes/${id}`)
    const found = items.filter(({ personal }) => Object.values(personal ?? {}).some(({ value }) => value === SAID))
    expect(found).toHaveLength(1)

    const entries = found.map(({ seq }) => seq)
    const reason = '本人书面申请，工单 2026-017'
    const { erased } = await office.does<{ erased: { seq: number }[] }>('head', 'POST', erase, { entries, reason })
    expect(erased.map(({ seq }) => seq)).toEqual(entries)

    const timeline = await office.does<{ items: { did: string; comment: string | null; by: { name: string } }[] }>(
      'opsOne',
      'GET',
      `/api/changes/${id}/timeline`,
    )
    expect(JSON.stringify(timeline)).not.toContain(SAID)
    expect(timeline.items.at(-1)).toMatchObject({ did: 'audit.personal-details-erased', by: { name: 'head' } })
    expect(timeline.items.filter(({ did }) => did === 'change.commented')).toMatchObject([{ comment: null }])
    await office.advance(10 * 60_000)
    expect(await office.does('admin', 'GET', '/api/audit/verify')).toMatchObject({ broken: null })
  })

  it('when whoever administers the trail wants to erase it alone, then they may not, and nothing changes', async () => {
    const { office, id, erase } = await given()
    const { status, body } = await office.call('admin', 'POST', erase, { entries: [2], reason: '手滑' })
    expect([status, body.code, body.authority]).toEqual([403, 'authority-missing', 'audit.erase'])
    const { items } = await office.does<Chain>('admin', 'GET', `/api/audit/changes/${id}`)
    expect(JSON.stringify(items)).toContain(SAID)
  })
})
