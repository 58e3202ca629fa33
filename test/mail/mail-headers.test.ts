import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerHeaders, outgoingHeaders } from '../../functions/mail/index.ts'
import { messageIdOf } from '../../functions/platform/message-id.ts'

describe('headers of our mails', () => {
  it('tell machines not to answer and put the mails of a case into one thread', () => {
    expect(outgoingHeaders({ thread: 'chg_01K8Z3M5Q7ABCDEFGHJKMNPQRS', mailDomain: 'onduty.example' })).toEqual({
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      References: '<chg_01K8Z3M5Q7ABCDEFGHJKMNPQRS@onduty.example>',
      'In-Reply-To': '<chg_01K8Z3M5Q7ABCDEFGHJKMNPQRS@onduty.example>',
    })
  })

  it('have one id per mail, fit for a header whatever the mail is called', () => {
    expect(messageIdOf('outbox#3/(x)\r\n', 'onduty.example')).toBe('<outbox%233%2F%28x%29%0D%0A@onduty.example>')
  })

  it('refer to the answered mail only by a proper id', () => {
    expect(answerHeaders('<a.b@c.example>')).toMatchObject({
      'Auto-Submitted': 'auto-replied',
      References: '<a.b@c.example>',
    })
    for (const improper of [undefined, '', 'a@b', '<a b@c>', '<a>\r\nBcc: x <b@c>', `<${'a'.repeat(300)}@b>`]) {
      expect(answerHeaders(improper), improper).not.toHaveProperty('References')
    }
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (id) => {
        for (const value of Object.values(answerHeaders(id))) expect(value).not.toMatch(/[\r\n]/)
      }),
    )
  })
})
