import type { Instant } from '../../kernel/instant.ts'
import type { Json, JsonObject } from '../../kernel/json.ts'
import type { Labels, Signal } from '../alert.ts'
import { fingerprintOf } from './fingerprint.ts'
import { jsonIn } from './json-text.ts'
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
 * A webhook media type of Zabbix, with its parameters as they are usually called: the macros in lower case,
 * https://www.zabbix.com/documentation/current/en/manual/config/notifications/media/webhook. `event_value` is 1 for a
 * problem and 0 for its end; `event_update_status` is 1 when somebody only wrote a comment.
 */
export function readZabbix(message: JsonObject, now: Instant): Signal[] {
  if (textIn(message, 'event_update_status') === '1') return []
  const value = textIn(message, 'event_value')
  if (value !== '1' && value !== '0')
    throw new UnreadableAlertError({ 'zh-CN': 'event_value 既不是 1 也不是 0', en: 'event_value is neither 1 nor 0' })
  const host = textIn(message, 'host_name', 'host')
  const trigger = textIn(message, 'trigger_id', 'event_id')
  const name = textIn(message, 'event_name', 'trigger_name', 'subject')
  if (trigger === '' && name === '')
    throw new UnreadableAlertError({
      'zh-CN': '缺少 trigger_id，也没有 event_name',
      en: 'there is neither trigger_id nor event_name',
    })
  const severity = textIn(message, 'event_severity', 'trigger_severity')
  const hint = hintFrom(severity)
  const isProblem = value === '1'
  const at = textIn(message, isProblem ? 'event_timestamp' : 'event_recovery_timestamp')
  return [
    {
      fingerprint: fingerprintOf([host, trigger === '' ? name : trigger]),
      status: isProblem ? 'firing' : 'resolved',
      title: titleFrom(name, textIn(message, 'alert_subject')),
      description: descriptionFrom(
        textIn(message, 'event_opdata'),
        textIn(message, 'trigger_description', 'alert_message', 'message'),
      ),
      labels: labelsFrom(tagsIn(field(message, 'event_tags')), {
        host,
        host_ip: textIn(message, 'host_ip'),
        host_group: textIn(message, 'host_group', 'trigger_hostgroup_name'),
        alertname: name,
        severity,
      }),
      ...(hint === undefined ? {} : { hint }),
      links: linksFrom(textIn(message, 'problem_url', 'event_url', 'trigger_url')),
      startsAt: instantFrom(at) ?? now,
    },
  ]
}

/** `{EVENT.TAGSJSON}`: a list of tag and value, as JSON or as its text. */
function tagsIn(given: Json | undefined): Labels {
  const list = typeof given === 'string' ? jsonIn(given) : given
  return Object.fromEntries(
    listIn(list)
      .map((each) => [textIn(objectIn(each), 'tag'), textIn(objectIn(each), 'value')] as const)
      .filter(([tag]) => tag !== ''),
  )
}
