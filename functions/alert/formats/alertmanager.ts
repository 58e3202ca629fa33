import type { Instant } from '../../kernel/instant.ts'
import type { JsonObject } from '../../kernel/json.ts'
import type { Signal } from '../alert.ts'
import { fingerprintOf } from './fingerprint.ts'
import {
  descriptionFrom,
  field,
  hintFrom,
  instantFrom,
  labelsFrom,
  linksFrom,
  listIn,
  objectIn,
  textIn,
  titleFrom,
  UnreadableAlertError,
} from './reading.ts'

/**
 * Alertmanager, version 4: https://prometheus.io/docs/alerting/latest/configuration/#webhook_config. Grafana's own
 * alerting sends the same with some links more: https://grafana.com/docs/grafana/latest/alerting/ (webhook notifier).
 */
export function readAlertmanager(message: JsonObject, now: Instant): Signal[] {
  if (!Array.isArray(field(message, 'alerts')))
    throw new UnreadableAlertError({ 'zh-CN': '缺少 alerts 列表', en: 'there is no list of alerts' })
  return listIn(field(message, 'alerts')).map((each) => signalOf(objectIn(each), message, now))
}

function signalOf(alert: JsonObject | undefined, message: JsonObject, now: Instant): Signal {
  const status = textIn(alert, 'status')
  if (status !== 'firing' && status !== 'resolved')
    throw new UnreadableAlertError({
      'zh-CN': '有一条告警的 status 既不是 firing 也不是 resolved',
      en: 'an alert neither fires nor is resolved',
    })
  const labels = labelsFrom(objectIn(field(alert, 'labels')))
  const notes = objectIn(field(alert, 'annotations'))
  const hint = hintFrom(labels.severity ?? labels.priority ?? '')
  return {
    // The same labels are the same alert: what their fingerprint is made of, too.
    fingerprint: textIn(alert, 'fingerprint') || fingerprintOf(labels),
    status,
    title: titleFrom(textIn(notes, 'summary', 'title'), labels.alertname ?? '', textIn(message, 'title'), status),
    description: descriptionFrom(textIn(notes, 'description', 'message'), textIn(alert, 'valueString')),
    labels,
    ...(hint === undefined ? {} : { hint }),
    links: linksFrom(
      textIn(notes, 'runbook_url'),
      textIn(alert, 'panelURL', 'dashboardURL'),
      textIn(alert, 'generatorURL'),
      textIn(alert, 'silenceURL'),
      textIn(message, 'externalURL'),
    ),
    startsAt: instantFrom(textIn(alert, 'startsAt')) ?? now,
  }
}
