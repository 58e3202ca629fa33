import { ASKED, htmlPart, message, multipart, QUOTED, textPart } from './letters.ts'
import { ADDRESS, ASKED_HTML, type RealReply } from './real-reply.ts'

/** Replies as other mail programs write them, and answers in the wrong place. */
export const WESTERN_REPLIES: readonly RealReply[] = [
  {
    client: 'Gmail, English, attribution on two lines',
    says: ['reject', 'Month end is the same night.'],
    raw: message(
      multipart(
        'alternative',
        textPart(
          `Reject\nMonth end is the same night.\n\nOn Tue, Jan 6, 2026 at 10:12 AM Onduty of the IT department <\n${ADDRESS}> wrote:\n\n${QUOTED}\n`,
          { encoding: 'quoted-printable' },
        ),
        htmlPart(
          `<div dir="ltr"><div>Reject</div><div>Month end is the same night.</div></div><br><div class="gmail_quote"><div dir="ltr">On Tue, Jan 6, 2026 at 10:12 AM Onduty &lt;${ADDRESS}&gt; wrote:<br></div><blockquote>${ASKED_HTML}</blockquote></div>`,
          { encoding: 'quoted-printable' },
        ),
      ),
    ),
  },
  {
    client: 'Outlook in the browser, HTML alone',
    says: ['reject', 'Please attach the test plan.'],
    raw: message(
      htmlPart(
        `<html><head><style type="text/css" style="display:none;">P {margin-top:0;}</style></head><body dir="ltr"><div class="elementToProof" style="font-family: Aptos">Reject</div><div class="elementToProof">Please attach the test plan.</div><div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr"><font face="Calibri"><b>From:</b> Onduty &lt;${ADDRESS}&gt;<br><b>Sent:</b> Tuesday</font></div>${ASKED_HTML}</body></html>`,
        { encoding: 'quoted-printable' },
      ),
    ),
  },
  {
    client: 'Outlook on a phone',
    says: ['approve', ''],
    raw: message(
      textPart(
        `Approve\n\nGet Outlook for iOS<https://aka.ms/o0ukef>\n________________________________\nFrom: Onduty <${ADDRESS}>\nSent: Tuesday\n${ASKED}`,
      ),
    ),
  },
  {
    client: 'Apple Mail on a Mac, flowed',
    says: [
      'reject',
      'The restore was never rehearsed, so I would like to see that first, with a date.\nThen ask me again.',
    ],
    raw: message(
      textPart(
        `reject\nThe restore was never rehearsed, so I would like to see that first, \nwith a date.\nThen ask me again.\n\n> On 6 Jan 2026, at 10:12, Onduty <${ADDRESS}> wrote:\n> \n${QUOTED}\n`,
        { encoding: 'quoted-printable', more: '; format=flowed; delsp=no' },
      ),
    ),
  },
  {
    client: 'mutt, in plain ASCII with a signature',
    says: ['approve', 'Good luck.'],
    raw: message({
      headers: 'Content-Type: text/plain; charset=us-ascii',
      body: Buffer.from('approve\r\nGood luck.\r\n\r\n-- \r\nHan\r\napprove\r\n'),
    }),
  },
  {
    client: 'an Android phone',
    says: ['reject', 'Not this week'],
    raw: message(
      textPart(`reject\n\nNot this week\n\n\n-------- Original message --------\nFrom: Onduty <${ADDRESS}>\n${ASKED}`),
    ),
  },
  {
    client: 'a program that writes the answer below the quotation',
    says: 'nothing-written',
    raw: message(textPart(`On 1/6/26 10:12, Onduty wrote:\n${QUOTED}\n\napprove\n`)),
  },
  {
    client: 'a program that wraps quoted lines',
    says: 'nothing-written',
    raw: message(textPart('> please write on the first line exactly\napprove\n> and nothing else\n')),
  },
  {
    client: 'a phone that sends the quotation alone',
    says: 'nothing-written',
    raw: message(textPart(`\n\n发自我的 iPhone\n\n${QUOTED}\n`)),
  },
]
