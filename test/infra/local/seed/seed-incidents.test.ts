import { expect, it } from 'vitest'
import { listActionsThatGoOn } from '../../../../functions/improvement/action.store.ts'
import { getReview, listReviewsByNewest } from '../../../../functions/improvement/review.store.ts'
import { getIncident, listIncidentsByNewest } from '../../../../functions/incident/incident.store.ts'
import { demo } from '../../../../infra/local/seed/demo.ts'
import { seed } from '../../../../infra/local/seed/seed.ts'
import { memoryPlatform } from '../../../support/memory-platform.ts'

const STARTS = ['2026-01-05T00:00:00.000Z', '2026-01-11T02:00:00.000Z', '2026-09-30T23:59:59.000Z']

it.each(STARTS)(
  'the demo that begins at %s has two incidents that are over; one is being reviewed, and something follows',
  async (now) => {
    const { store, ...platform } = memoryPlatform(now)
    await seed({ store, ...platform }, 'demo')
    await seed({ store, ...platform }, 'demo')
    const { items } = await listIncidentsByNewest(store, { limit: 10 })
    expect(items.map(({ status, severity }) => ({ status, severity }))).toEqual([
      { status: 'resolved', severity: 3 },
      { status: 'resolved', severity: 2 },
    ])
    expect(items.map(({ number }) => number)).toEqual(['INC-1002', 'INC-1001'])
    const { story } = await getIncident(store, items[1]?.id ?? '')
    const told = story.map(({ did }) => did)
    for (const did of [
      'opened',
      'page-delivered',
      'acknowledged',
      'noted',
      'decided',
      'updated',
      'mitigated',
      'resolved',
    ])
      expect(told).toContain(`incident.${did}`)
    expect(told).not.toContain('incident.escalated')
    expect(story.every(({ at }) => at < now)).toBe(true)

    const [review, ...others] = (await listReviewsByNewest(store, { limit: 10 })).items
    expect(others).toEqual([])
    expect(review).toMatchObject({ status: 'draft', incident: items[1]?.id })
    const { written, standing } = await getReview(store, review?.id ?? '')
    expect(written?.words.causes).toHaveLength(2)
    expect(standing.open.every(({ dueAt }) => dueAt > now)).toBe(true)
    const actions = (await listActionsThatGoOn(store, { limit: 10 })).items
    expect(actions).toMatchObject([{ owner: { person: demo.people.xuPeng } }])
  },
)
