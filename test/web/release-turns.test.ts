import { describe, expect, it } from 'vitest'
import { endsByItself, opensAt, turningAt } from '../../web/src/ui/release-turns.ts'

const OPENS = '2026-01-07T00:00:00.000Z'
const ENDS = '2026-01-07T04:00:00.000Z'
const waiting = {
  kind: 'change.release',
  dueAt: ENDS,
  plan: [
    { at: OPENS, does: 'turn' },
    { at: '2026-01-07T02:00:00.000Z', does: 'remind' },
    { at: ENDS, does: 'turn' },
  ],
} as const

describe('a release', () => {
  it('cannot begin before its window opens', () => expect(opensAt(waiting)).toBe(OPENS))

  it('can begin once the window is open', () => {
    expect(opensAt({ ...waiting, plan: waiting.plan.slice(1) })).toBeUndefined()
  })

  it('has turns that people know: its window opens, its window ends', () => {
    expect(turningAt(waiting, OPENS)).toBe('windowOpens')
    expect(turningAt(waiting, ENDS)).toBe('windowEnds')
  })

  it('is nobody’s after its window: the change ends by itself', () => expect(endsByItself(waiting)).toBe(true))
})

describe('any other obligation', () => {
  const review = { ...waiting, kind: 'change.review', plan: [{ at: ENDS, does: 'climb', to: 'head' }] } as const

  it('can begin at once', () => expect(opensAt(review)).toBeUndefined())
  it('never ends by itself', () => {
    expect(endsByItself(review)).toBe(false)
    expect(endsByItself({ ...review, plan: [] })).toBe(false)
  })
})
