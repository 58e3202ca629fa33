import { FROM, message, TOKEN, textPart } from './letters.ts'

const rcptTo = `reply+${TOKEN}@onduty.example`
const approve = textPart('approve\n')
const from = (mailFrom: string) => ({ envelope: { mailFrom, rcptTo } })
const base64 = (words: string) => `=?utf-8?B?${Buffer.from(words).toString('base64')}?=`

interface MachineMail {
  readonly name: string
  readonly raw: Buffer
  readonly more?: object
  readonly expected: string
}

const withHeader = (more: string, expected: string): MachineMail => ({
  name: more,
  raw: message(approve, { more }),
  expected,
})

/** Mails that machines send, each saying "approve" on its first line; and some that only look so. */
export const MACHINE_MAILS: readonly MachineMail[] = [
  withHeader('Auto-Submitted: auto-replied', 'drop auto-submitted'),
  withHeader('Auto-Submitted: auto-generated; owner-email="x"', 'drop auto-submitted'),
  withHeader('auto-submitted:\r\n auto-notified', 'drop auto-submitted'),
  withHeader('Auto-Submitted: no', 'approve'),
  withHeader('Auto-Submitted: No (typed by hand)', 'approve'),
  withHeader('X-Autoreply: yes', 'drop auto-submitted'),
  withHeader('Precedence: bulk', 'drop bulk'),
  withHeader('Precedence: auto_reply', 'drop bulk'),
  withHeader('Precedence: first-class', 'approve'),
  withHeader('List-Id: <it.example.com>', 'drop mailing-list'),
  withHeader('List-Unsubscribe: <mailto:u@example.com>', 'drop mailing-list'),
  withHeader('X-Auto-Response-Suppress: OOF', 'approve'),
  withHeader(`${'Received: by relay\r\n'.repeat(61)}X-End: 1`, 'drop loop'),
  { name: 'null return path', raw: message(approve), more: from(''), expected: 'drop null-return-path' },
  { name: 'null return path in brackets', raw: message(approve), more: from('<>'), expected: 'drop null-return-path' },
  {
    name: 'from the postmaster',
    raw: message(approve),
    more: from('MAILER-DAEMON@example.com'),
    expected: 'drop delivery-report',
  },
  { name: 'from one of our own addresses', raw: message(approve), more: from(rcptTo), expected: 'drop loop' },
  {
    name: 'a delivery report',
    raw: message({
      headers: 'Content-Type: multipart/report; report-type=delivery-status; boundary=x',
      body: Buffer.from('--x--'),
    }),
    expected: 'drop delivery-report',
  },
  ...['自动回复: CHG-1042', '自动回复：我在休假', 'Automatic reply: CHG-1042', 'Out of Office: CHG'].flatMap(
    (subject) => [
      { name: subject, raw: withSubject(base64(subject)), expected: 'drop auto-submitted' },
      { name: `${subject} as it is`, raw: withSubject(subject), expected: 'drop auto-submitted' },
    ],
  ),
  {
    name: 'a subject in GBK',
    raw: withSubject('=?gbk?Q?=D7=D4=B6=AF=BB=D8=B8=B4:_x?='),
    expected: 'drop auto-submitted',
  },
  { name: 'a subject in no charset', raw: withSubject('=?x-none?B?AAAA?='), expected: 'approve' },
  {
    name: 'a subject about automatic replies',
    raw: withSubject('Re: CHG-1042: automatic reply: new texts'),
    expected: 'approve',
  },
  {
    name: 'another return path than sender',
    raw: message(approve),
    more: from(`bounce+1@${FROM.slice(4)}`),
    expected: 'approve',
  },
]

function withSubject(subject: string): Buffer {
  const written = message(approve)
    .toString('latin1')
    .replace(/\r\nSubject: [^\r]*/, `\r\nSubject: ${Buffer.from(subject).toString('latin1')}`)
  return Buffer.from(written, 'latin1')
}
