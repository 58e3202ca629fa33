import { describe, expect, it } from 'vitest'
import { inWhoseStory } from '../../functions/audit-trail/rules/in-whose-story.ts'

const POST = 'pos_1'
const act = (authority: string, position?: string, what = {}) => ({
  grant: { authority, via: 'holder' as const, ...(position === undefined ? {} : { position }) },
  what,
})

describe('an entry of the audit trail', () => {
  it('stands in the story of the position whose authority was used', () => {
    expect(inWhoseStory(act('change.authorise', POST), undefined)).toEqual({ position: POST, part: 'acts' })
    // What it is about does not matter: an approver may belong to the post the right is for.
    expect(inWhoseStory(act('entitlement.approve', POST), POST)).toEqual({ position: POST, part: 'acts' })
  })

  it('stands in nobody’s when no position was needed, or the clock did it', () => {
    expect(inWhoseStory(act('change.test'), undefined)).toBeUndefined()
    expect(inWhoseStory({ what: { position: POST } }, POST)).toBeUndefined()
  })

  it('is a signature of the position whose list it is about', () => {
    const signed = act('acknowledgement.sign', undefined, { position: POST })
    expect(inWhoseStory(signed, POST)).toEqual({ position: POST, part: 'signatures' })
  })

  it('is not told twice: a position’s own duty stands there as it came round, another’s does not', () => {
    expect(inWhoseStory(act('duty.perform', POST), POST)).toBeUndefined()
    expect(inWhoseStory(act('duty.perform', POST), 'pos_2')).toEqual({ position: POST, part: 'acts' })
  })
})
