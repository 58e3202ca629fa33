import { describe, expect, it } from 'vitest'
import { LARGEST_REPLY_BYTES, readReply } from '../../../functions/mail/inbound/read-reply.ts'
import { MAIL_CHECKS, type MailVerdict } from '../../../functions/platform/inbound-mail.ts'
import { DOMAIN, FROM, htmlPart, inbound, message, multipart, QUOTED, TOKEN, textPart } from './letters.ts'
import { MACHINE_MAILS } from './machine-mails.ts'
import { REAL_REPLIES } from './real-replies.ts'

const read = (raw: Uint8Array, more = {}) => readReply(inbound(raw, more), { mailDomain: DOMAIN })
const approve = textPart('approve\nAll good.\n')

/** The code of the doubt, or what was decided. */
async function outcome(raw: Uint8Array, more = {}): Promise<string> {
  const reading = await read(raw, more)
  if (reading.kind === 'unclear') return reading.reason.code
  return reading.kind === 'drop' ? `drop ${reading.reason}` : reading.verb
}

describe('a reply', () => {
  it.each(REAL_REPLIES)('from $client is read', async ({ raw, says }) => {
    const reading = await read(raw)
    if (typeof says === 'string') {
      expect(reading).toMatchObject({ kind: 'unclear', reason: { code: says }, from: FROM, replyToken: TOKEN })
    } else {
      const [verb, comment] = says
      const messageId = '<abc.123@mail.example.com>'
      expect(reading).toEqual({ kind: 'decision', verb, comment, from: FROM, replyToken: TOKEN, messageId })
    }
  })

  it.each([
    ['approve', 'approve'],
    ['APPROVE', 'approve'],
    ['  Approve\t', 'approve'],
    ['\u200b\ufeff同意\u3000\u00a0', 'approve'],
    ['\n\n\n同意', 'approve'],
    ['拒绝\n同意', 'reject'],
    ['同意。', 'first-line-unclear'],
    ['approve.', 'first-line-unclear'],
    ['approve!', 'first-line-unclear'],
    ['“同意”', 'first-line-unclear'],
    ['不同意', 'first-line-unclear'],
    ['我同意', 'first-line-unclear'],
    ['同意拒绝', 'first-line-unclear'],
    ['approved', 'first-line-unclear'],
    ['approve reject', 'first-line-unclear'],
    ['do not approve', 'first-line-unclear'],
    ['app\u200brove', 'first-line-unclear'],
    ['ａｐｐｒｏｖｅ', 'first-line-unclear'],
    ['same as last time\napprove', 'first-line-unclear'],
    ['', 'nothing-written'],
    [QUOTED, 'nothing-written'],
    [`\n\n${QUOTED}`, 'nothing-written'],
    [`${QUOTED}\n\napprove`, 'nothing-written'],
    ['-- \napprove', 'nothing-written'],
  ])('that begins with %j is %s', async (words, expected) => {
    expect(await outcome(message(textPart(words)))).toBe(expected)
    expect(await outcome(message(textPart(words, { encoding: 'quoted-printable' })))).toBe(expected)
  })

  it('counts only when every check passed', async () => {
    const other: MailVerdict[] = ['FAIL', 'GRAY', 'PROCESSING_FAILED', 'DISABLED', 'NONE']
    for (const check of MAIL_CHECKS) {
      for (const verdict of other) {
        const verdicts = { ...inbound(approve.body).verdicts, [check]: verdict }
        const reading = await read(message(approve), { verdicts })
        expect(reading).toMatchObject({
          kind: 'unclear',
          reason: { code: 'verdict-not-pass', values: { check: check.toUpperCase(), verdict } },
        })
      }
    }
  })

  it('is judged by the receiving service, not by what it says of itself', async () => {
    const more =
      'Authentication-Results: mx.onduty.example; spf=pass; dkim=pass; dmarc=pass\r\nX-SES-Spam-Verdict: PASS'
    const verdicts = { ...inbound(approve.body).verdicts, dmarc: 'FAIL' }
    expect(await outcome(message(approve, { more }), { verdicts })).toBe('verdict-not-pass')
  })

  it.each([
    ['no From', ''],
    ['two From headers', `From: ${FROM}\r\nFrom: li@example.com`],
    ['two equal From headers', `From: ${FROM}\r\nFrom: ${FROM}`],
    ['a second From in other letters', `From: ${FROM}\r\nFROM : li@example.com`],
    ['two addresses', `From: ${FROM}, li@example.com`],
    ['two addresses in brackets', `From: <${FROM}> <li@example.com>`],
    ['a group', `From: Everybody: ${FROM};`],
    ['an address as name', `From: ${FROM} <li@example.com>`],
    ['a name without address', 'From: Han'],
    ['an address that is hidden in the name', 'From: =?utf-8?Q?<han@example.com>?='],
    ['an empty address', 'From: Han <>'],
    ['a route', 'From: <@evil.example:han@example.com>'],
    ['quotes that are not closed', `From: "Han <li@example.com>, <${FROM}>`],
  ])('with %s has no sender', async (_, from) => {
    expect(await outcome(message(approve, { from }))).toBe('not-one-sender')
  })

  it.each([
    `From: ${FROM}`,
    `From: <${FROM.toUpperCase()}>`,
    `From: "Han, Meimei (IT) <x@y.example>" <${FROM}>`,
    `From: "${FROM}" <${FROM}>`,
    `From: ${FROM} <${FROM}>`,
    `from: =?gb18030?B?uqu3w8O3?=\r\n <${FROM}> (on the road)`,
  ])('may write its one sender as %j', async (from) => {
    expect(await read(message(approve, { from }))).toMatchObject({ kind: 'decision', from: FROM })
  })

  it.each([
    ['a bare carriage return', `From: ${FROM}\rFrom: li@example.com`],
    ['a NUL', `From: ${FROM}\0`],
    ['a name that only looks like From', `From: ${FROM}\r\n\u00a0From: li@example.com`],
    ['a byte order mark', `From: ${FROM}\r\n\ufeffFrom: li@example.com`],
    ['a line that is no header', `From: ${FROM}\r\nHello`],
    ['300 headers', `From: ${FROM}\r\n${'X-A: b\r\n'.repeat(300)}X-End: 1`],
    ['a header without end', `From: ${FROM}\r\nX-A: ${'b'.repeat(200_000)}`],
  ])('with %s in its header is not read', async (_, from) => {
    expect(await outcome(message(approve, { from }))).toBe('unreadable-mail')
  })

  it.each([
    ['Content-Type: text/html', 'ambiguous-headers'],
    ['Sender: a@b.example\r\nSender: c@d.example', 'ambiguous-headers'],
    ['DKIM-Signature: v=1; a=rsa-sha256; l=120; d=example.com; b=x', 'partly-signed'],
    ['DKIM-Signature: v=1; a=rsa-sha256;\r\n\tl=0; d=example.com; b=x', 'partly-signed'],
  ])('with %j is unclear', async (more, expected) => {
    expect(await outcome(message(approve, { more }))).toBe(expected)
  })

  it('takes the token from the envelope, not from the header', async () => {
    const raw = message(approve)
    const to = (rcptTo: string) => ({ envelope: { mailFrom: FROM, rcptTo } })
    expect(await outcome(raw, to(`support@${DOMAIN}`))).toBe('not-a-reply-address')
    expect(await outcome(raw, to(`reply+${TOKEN}@elsewhere.example`))).toBe('not-a-reply-address')
    const other = TOKEN.replace('obl_01', 'obl_02')
    expect(await read(raw, to(`REPLY+${other.toUpperCase()}@${DOMAIN}`))).toMatchObject({ replyToken: other })
  })

  it.each(MACHINE_MAILS)('$name: $expected', async ({ raw, more, expected }) => {
    expect(await outcome(raw, more)).toBe(expected)
  })

  it('is not read when it is very large', async () => {
    const large = message(textPart(`approve\n${'x'.repeat(LARGEST_REPLY_BYTES)}`, { encoding: '8bit' }))
    expect(await read(large)).toMatchObject({ kind: 'unclear', reason: { code: 'mail-too-large' }, from: FROM })
  })

  it('has to say the same in both its forms', async () => {
    const mail = (text: string, html: string) => message(multipart('alternative', textPart(text), htmlPart(html)))
    expect(await outcome(mail('approve', '<p>approve</p>'))).toBe('approve')
    expect(await outcome(mail('approve', '<p>reject</p>'))).toBe('parts-disagree')
    expect(await outcome(mail('approve', '<p>Please wait</p>'))).toBe('parts-disagree')
    expect(await outcome(mail('approve', `<blockquote>approve</blockquote>`))).toBe('parts-disagree')
    expect(await outcome(mail('please wait', '<p>approve</p>'))).toBe('first-line-unclear')
  })

  it('does not count what is only quoted in the HTML, whatever a gateway appends as text', async () => {
    const quoted = htmlPart('<blockquote>approve</blockquote>')
    const footer = textPart('This mail was checked for viruses.')
    expect(await outcome(message(multipart('mixed', quoted, footer)))).not.toBe('approve')
    expect(await outcome(message(quoted))).toBe('nothing-written')
  })

  it('does not count what is only in a mail attached to it', async () => {
    const inner = { headers: 'Content-Type: message/rfc822', body: message(approve) }
    expect(await outcome(message(multipart('mixed', textPart('see below'), inner)))).toBe('first-line-unclear')
    expect(await outcome(message(multipart('mixed', inner)))).toBe('nothing-written')
    const file = { ...approve, headers: `${approve.headers}\r\nContent-Disposition: attachment; filename=a.txt` }
    expect(await outcome(message(multipart('mixed', file)))).toBe('nothing-written')
  })

  it('keeps a comment readable and short', async () => {
    const words = `approve\n\n\nsee\u0000 \u202eexe.fdp\n\n\n\n${'x'.repeat(5000)}`
    const reading = await read(message(textPart(words)))
    const comment = reading.kind === 'decision' ? reading.comment : ''
    expect(comment.startsWith('see exe.fdp\n\nxxx')).toBe(true)
    expect(comment).toHaveLength(1000 + 'see exe.fdp\n\n'.length)
  })
})
