import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Browser,
  type ContactCard,
  PERSONAL_CHANNELS,
  USUAL_CHANNELS,
} from '../../functions/paging/contact-card.ts'
import { withWhatStaysProven } from '../../functions/paging/rules/what-stays-proven.ts'

const AT = '2026-01-05T01:00:00.000Z'
const browser = (id: string): Browser => ({
  ...{ id, label: id, endpoint: `https://push.example.com/${id}`, p256dh: 'p', auth: 'a', since: AT },
})

const cards: fc.Arbitrary<ContactCard> = fc
  .record({
    phone: fc.option(fc.constantFrom('+8613800138000', '+8613900139000'), { nil: undefined }),
    webhook: fc.option(fc.constantFrom('https://one.example.com', 'https://two.example.com'), { nil: undefined }),
    browsers: fc.subarray(['phone', 'laptop', 'tablet']).map((ids) => ids.map(browser)),
    proven: fc.subarray([...PERSONAL_CHANNELS]).map((each) => Object.fromEntries(each.map((one) => [one, AT]))),
    tested: fc.option(fc.constantFrom(...PERSONAL_CHANNELS), { nil: undefined }),
  })
  .map(({ phone, webhook, tested, ...card }) => ({
    ...{ id: 'ccd_1', person: 'per_1', channels: USUAL_CHANNELS, ...card },
    ...(phone === undefined ? {} : { phone }),
    ...(webhook === undefined ? {} : { webhook }),
    ...(tested === undefined ? {} : { test: { page: 'pag_1', channel: tested, at: AT } }),
  }))

describe('what stays proven when a card changes', () => {
  it('is never more than there was, and nothing of what leads somewhere else now', () => {
    fc.assert(
      fc.property(cards, cards, (before, after) => {
        const { proven, test } = withWhatStaysProven(before, after)
        for (const channel of Object.keys(proven)) expect(after.proven).toHaveProperty(channel)
        const counted = [...Object.keys(proven), ...(test === undefined ? [] : [test.channel])]
        if (before.phone !== after.phone) expect(counted).not.toEqual(expect.arrayContaining(['sms']))
        if (before.phone !== after.phone) expect(counted).not.toEqual(expect.arrayContaining(['voice']))
        if (before.webhook !== after.webhook) expect(counted).not.toEqual(expect.arrayContaining(['webhook']))
        const isOneGone = before.browsers.some(({ id }) => !after.browsers.some((each) => each.id === id))
        expect(counted.includes('web-push') && isOneGone).toBe(false)
      }),
    )
  })

  it('is everything when nothing by which somebody is reached has moved, or a browser has come', () => {
    fc.assert(
      fc.property(cards, (card) => {
        expect(withWhatStaysProven(card, card)).toEqual(card)
        const more = { ...card, browsers: [...card.browsers, browser('another')] }
        expect(withWhatStaysProven(card, more).proven).toEqual(card.proven)
      }),
    )
  })

  it('is nothing by push when the same browser gave its permission anew, with other keys', () => {
    const card = { id: 'ccd_1', person: 'per_1', channels: USUAL_CHANNELS, browsers: [browser('phone')] }
    const before = { ...card, proven: { 'web-push': AT } }
    const after = { ...before, browsers: [{ ...browser('phone'), auth: 'another' }] }
    expect(withWhatStaysProven(before, after).proven).toEqual({})
  })
})
