import { describe, expect, test } from 'vitest'
import { announcedIn, troubleIn } from '../../functions/adapters/ses-events.ts'

describe('a received mail', () => {
  const received = (receipt: object) => ({
    Records: [
      {
        ses: { mail: { messageId: 'm1', source: 'a@x.example' }, receipt: { recipients: ['r@y.example'], ...receipt } },
      },
    ],
  })
  const verdictsFor = (receipt: object) => announcedIn(received(receipt))[0]?.mails[0]?.verdicts

  test('has the envelope and the verdicts SES gives, for each recipient', () => {
    const [announced] = announcedIn(
      received({
        recipients: ['r@y.example', 's@y.example'],
        spfVerdict: { status: 'PASS' },
        dkimVerdict: { status: 'FAIL' },
        dmarcVerdict: { status: 'GRAY' },
        spamVerdict: { status: 'PROCESSING_FAILED' },
        virusVerdict: { status: 'DISABLED' },
      }),
    )
    expect(announced?.messageId).toBe('m1')
    expect(announced?.mails.map(({ envelope }) => envelope)).toEqual([
      { mailFrom: 'a@x.example', rcptTo: 'r@y.example' },
      { mailFrom: 'a@x.example', rcptTo: 's@y.example' },
    ])
    const verdicts = { spf: 'PASS', dkim: 'FAIL', dmarc: 'GRAY', spam: 'PROCESSING_FAILED', virus: 'DISABLED' }
    for (const mail of announced?.mails ?? []) expect(mail.verdicts).toEqual(verdicts)
  })

  test('passes no check that SES does not say it passed', () => {
    const none = { spf: 'NONE', dkim: 'NONE', dmarc: 'NONE', spam: 'NONE', virus: 'NONE' }
    expect(verdictsFor({})).toEqual(none)
    expect(verdictsFor({ spfVerdict: { status: 'pass' }, dkimVerdict: { status: 'PASS ' }, dmarcVerdict: {} })).toEqual(
      none,
    )
  })
})

describe('news of a mail', () => {
  const mail = { destination: ['d@x.example'], headers: [{ name: 'X-Onduty-Mail', value: 'out_1' }] }

  test('a bounce for good or for now, a complaint, a rejection', () => {
    const bounce = (bounceType: string) => ({ bounceType, bouncedRecipients: [{ emailAddress: 'b@x.example' }] })
    const of = (detail: object) => troubleIn({ detail: { mail, ...detail } as never })
    expect(of({ eventType: 'Bounce', bounce: bounce('Permanent') })).toEqual({
      what: 'bounced',
      isForGood: true,
      addresses: ['b@x.example'],
      mail: 'out_1',
    })
    expect(of({ eventType: 'Bounce', bounce: bounce('Transient') })).toMatchObject({ isForGood: false })
    const complaint = { complainedRecipients: [{ emailAddress: 'c@x.example' }] }
    expect(of({ eventType: 'Complaint', complaint })).toMatchObject({ what: 'unwanted', addresses: ['c@x.example'] })
    expect(of({ eventType: 'Reject' })).toMatchObject({ what: 'rejected', addresses: ['d@x.example'] })
  })

  test('anything else says nothing, whatever shape it has', () => {
    for (const event of [{}, { detail: null }, { detail: [] }, { detail: { eventType: 'Delivery' } }]) {
      expect(troubleIn(event)).toBeUndefined()
    }
    expect(troubleIn({ detail: { eventType: 'Bounce' } })).toMatchObject({ addresses: [] })
  })
})
