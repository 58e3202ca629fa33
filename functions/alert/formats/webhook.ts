import type { Instant } from '../../kernel/instant.ts'
import type { Json, JsonObject } from '../../kernel/json.ts'
import type { Signal } from '../alert.ts'
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

const LONGEST_KEY = 200

/**
 * Our own format, for everything that can sign: one alert, or `{ "alerts": [ … ] }` of
 * `{ key, status, title, description, severity, labels, links, startsAt }`; all but `key` and `title` may be left out.
 */
export function readWebhook(message: JsonObject, now: Instant): Signal[] {
  const many = field(message, 'alerts')
  return many === undefined ? [signalOf(message, now)] : listIn(many).map((each) => signalOf(objectIn(each), now))
}

function signalOf(given: JsonObject | undefined, now: Instant): Signal {
  const key = textIn(given, 'key')
  const status = textIn(given, 'status') || 'firing'
  if (key === '' || key.length > LONGEST_KEY)
    throw new UnreadableAlertError({
      'zh-CN': '缺少 key，或长度超过 200 个字符',
      en: 'an alert has no key of at most 200 characters',
    })
  if (status !== 'firing' && status !== 'resolved')
    throw new UnreadableAlertError({
      'zh-CN': 'status 既不是 firing 也不是 resolved',
      en: 'status is neither firing nor resolved',
    })
  const hint = hintFrom(textIn(given, 'severity'))
  const texts = (value: Json | undefined) => listIn(value).filter((each) => typeof each === 'string')
  return {
    fingerprint: key,
    status,
    title: titleFrom(textIn(given, 'title'), key),
    description: descriptionFrom(textIn(given, 'description')),
    labels: labelsFrom({ alertname: key, severity: textIn(given, 'severity') }, objectIn(field(given, 'labels'))),
    ...(hint === undefined ? {} : { hint }),
    links: linksFrom(...texts(field(given, 'links'))),
    startsAt: instantFrom(textIn(given, 'startsAt')) ?? now,
  }
}
