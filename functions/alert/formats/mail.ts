import type { Instant } from '../../kernel/instant.ts'
import type { Signal } from '../alert.ts'
import { fingerprintOf } from './fingerprint.ts'
import { descriptionFrom, hintFrom, labelsFrom, titleFrom } from './reading.ts'

/** A mail as far as an alert is concerned. */
export interface AlertMail {
  readonly from: string
  readonly subject: string
  readonly text: string
}

/** Words monitoring systems put in front of a subject, or behind it, when it is over. */
const OVER =
  /(?:^|[\s[【(（:：])(?:resolved|recovery|recovered|ok|up|cleared|恢复|已恢复|恢复正常|已解决)(?=$|[\s\]】)）:：-])/i
const STATE =
  /(?:^|[\s[【(（])(?:firing(?::\d+)?|alerting|alert|alarm|problem|down|critical|warning|resolved|recovery|recovered|ok|up|cleared|告警|报警|故障|恢复正常|已恢复|恢复|已解决)(?=$|[\s\]】)）:：-])/gi

/** The same subject without the words that say how it stands is the same thing: `[FIRING] disk` and `[RESOLVED] disk`. */
export function readMail({ from, subject, text }: AlertMail, now: Instant): Signal[] {
  const thing = subject
    .replaceAll(STATE, ' ')
    .replaceAll(/[[\]【】()（）:：\s-]+/g, ' ')
    .replace(/^(?:re|fw|fwd|回复|转发) /i, '')
    .trim()
  const hint = ['critical', 'warning', 'info']
    .map((word) => (subject.toLowerCase().includes(word) ? hintFrom(word) : undefined))
    .find((each) => each !== undefined)
  return [
    {
      fingerprint: fingerprintOf([from, (thing === '' ? subject : thing).toLowerCase()]),
      status: OVER.test(subject) ? 'resolved' : 'firing',
      title: titleFrom(subject, text, from),
      description: descriptionFrom(text),
      labels: labelsFrom({ alertname: titleFrom(thing, subject), from }),
      ...(hint === undefined ? {} : { hint }),
      links: [],
      startsAt: now,
    },
  ]
}
