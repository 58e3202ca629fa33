import { describe, expect, it } from 'vitest'
import { assumedEnvelopes } from '../../../functions/mail/inbound/assumed-envelope.ts'

const mail = (...lines: string[]) => Buffer.from(`${lines.join('\r\n')}\r\n\r\napprove`)

describe('the envelope of a mail that came as a file', () => {
  it('is guessed from its headers, one per recipient', () => {
    const raw = mail(
      'From: "Han" <Han@Example.com>',
      'To: Onduty <reply+x@onduty.example>,',
      ' li@example.com',
      'Cc: reply+x@onduty.example',
    )
    expect(assumedEnvelopes(raw)).toEqual([
      { mailFrom: 'han@example.com', rcptTo: 'reply+x@onduty.example' },
      { mailFrom: 'han@example.com', rcptTo: 'li@example.com' },
    ])
  })

  it('has no sender when the return path is empty', () => {
    expect(assumedEnvelopes(mail('Return-Path: <>', 'From: han@example.com', 'To: a@b.example'))).toEqual([
      { mailFrom: '', rcptTo: 'a@b.example' },
    ])
  })

  it('is none when there is no header', () => {
    expect(assumedEnvelopes(Buffer.from('no header'))).toEqual([])
    expect(assumedEnvelopes(new Uint8Array())).toEqual([])
  })
})
