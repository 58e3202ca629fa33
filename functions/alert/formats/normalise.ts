import type { Instant } from '../../kernel/instant.ts'
import type { JsonObject } from '../../kernel/json.ts'
import type { Text } from '../../kernel/text.ts'
import type { Signal } from '../alert.ts'
import type { SourceKind } from '../source.ts'
import { readAlertmanager } from './alertmanager.ts'
import { readNotification } from './cloudwatch.ts'
import { fingerprintOf } from './fingerprint.ts'
import { jsonIn } from './json-text.ts'
import { type AlertMail, readMail } from './mail.ts'
import { descriptionFrom, objectIn, textIn, UnreadableAlertError } from './reading.ts'
import { readWebhook } from './webhook.ts'
import { readZabbix } from './zabbix.ts'

type Reader = (message: JsonObject, now: Instant) => Signal[]

const READERS: Readonly<Record<SourceKind, Reader>> = {
  alertmanager: readAlertmanager,
  grafana: readAlertmanager,
  zabbix: readZabbix,
  cloudwatch: readNotification,
  webhook: readWebhook,
  mail: (message, now) => readMail(mailOf(message), now),
}

const mailOf = (message: JsonObject): AlertMail => ({
  from: textIn(message, 'from'),
  subject: textIn(message, 'subject'),
  text: textIn(message, 'text'),
})

/** A message of any format as what it says. Throws {@link UnreadableAlertError}. */
export function signalsIn(kind: SourceKind, text: string, now: Instant): Signal[] {
  const message = objectIn(jsonIn(text))
  if (message === undefined) throw new UnreadableAlertError({ 'zh-CN': '不是 JSON 对象', en: 'it is no JSON object' })
  const signals = READERS[kind](message, now)
  if (signals.length > MOST_SIGNALS)
    throw new UnreadableAlertError({
      'zh-CN': `一次超过 ${MOST_SIGNALS} 条告警`,
      en: `there are more than ${MOST_SIGNALS} alerts in it`,
    })
  return signals
}

/** In one call; 256 KB hold fewer that say anything. */
const MOST_SIGNALS = 2000

/** What nobody could read is not lost: it fires as an alert of its own, one for each source. */
export const unreadableSignal = (
  source: { readonly id: string; readonly name: string },
  text: string,
  why: Text,
  now: Instant,
): Signal => ({
  fingerprint: fingerprintOf(['unreadable', source.id]),
  status: 'firing',
  title: `无法读懂的告警（Unreadable alert）：${source.name}`,
  description: descriptionFrom(`${why['zh-CN']}（${why.en}）`, text.slice(0, 1000)),
  labels: { alertname: 'UnreadableAlert', onduty: 'unreadable' },
  hint: 'warning',
  links: [],
  startsAt: now,
})
