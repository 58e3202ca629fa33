import type { Instant } from '../../kernel/instant.ts'
import type { JsonObject } from '../../kernel/json.ts'
import type { Signal } from '../alert.ts'
import { fingerprintOf } from './fingerprint.ts'
import { jsonIn } from './json-text.ts'
import {
  descriptionFrom,
  field,
  instantFrom,
  labelsFrom,
  listIn,
  objectIn,
  textIn,
  titleFrom,
  UnreadableAlertError,
} from './reading.ts'

/**
 * A notification of SNS. Of a CloudWatch alarm: `ALARM` fires, `OK` ends it, `INSUFFICIENT_DATA` says neither. Whatever
 * else is published to the topic is words, and fires.
 */
export function readNotification(notification: JsonObject, now: Instant): Signal[] {
  if (textIn(notification, 'Type') === 'UnsubscribeConfirmation') return [unsubscribed(notification, now)]
  if (textIn(notification, 'Type') !== 'Notification') return []
  const said = textIn(notification, 'Message')
  const subject = textIn(notification, 'Subject')
  const alarm = objectIn(jsonIn(said))
  const at = instantFrom(textIn(notification, 'Timestamp')) ?? now
  if (field(alarm, 'AlarmName') !== undefined) return alarmOf(alarm ?? {}, at)
  if (said === '') throw new UnreadableAlertError({ 'zh-CN': '通知里没有内容', en: 'the notification says nothing' })
  const topic = textIn(notification, 'TopicArn')
  return [
    {
      fingerprint: fingerprintOf([topic, subject === '' ? said : subject]),
      status: 'firing',
      title: titleFrom(subject, said),
      description: descriptionFrom(said),
      labels: labelsFrom({ topic: topic.split(':').at(-1) ?? '' }),
      links: [],
      startsAt: at,
    },
  ]
}

/** Somebody told AWS to send us nothing any more: from now on silence means nothing, and somebody should know. */
const unsubscribed = (notification: JsonObject, now: Instant): Signal => {
  const topic = textIn(notification, 'TopicArn')
  return {
    fingerprint: fingerprintOf(['unsubscribed', topic]),
    status: 'firing',
    title: titleFrom(`SNS 订阅已被取消（The subscription was ended）：${topic.split(':').at(-1) ?? ''}`),
    description: descriptionFrom(topic),
    labels: labelsFrom({ alertname: 'SubscriptionEnded', topic: topic.split(':').at(-1) ?? '' }),
    hint: 'warning',
    links: [],
    startsAt: instantFrom(textIn(notification, 'Timestamp')) ?? now,
  }
}

/** Where to say that we want the notifications of a topic, when a message asks that. */
export const subscriptionIn = (text: string): string | undefined => {
  const message = objectIn(jsonIn(text))
  return textIn(message, 'Type') === 'SubscriptionConfirmation' ? textIn(message, 'SubscribeURL') : undefined
}

function alarmOf(alarm: JsonObject, at: Instant): Signal[] {
  const state = textIn(alarm, 'NewStateValue')
  if (state === 'INSUFFICIENT_DATA') return []
  if (state !== 'ALARM' && state !== 'OK')
    throw new UnreadableAlertError({ 'zh-CN': '状态既不是 ALARM 也不是 OK', en: 'the alarm is in no state we know' })
  const name = textIn(alarm, 'AlarmName')
  const trigger = objectIn(field(alarm, 'Trigger'))
  const dimensions = Object.fromEntries(
    listIn(field(trigger, 'Dimensions')).map((each) => [
      textIn(objectIn(each), 'name'),
      textIn(objectIn(each), 'value'),
    ]),
  )
  return [
    {
      fingerprint: fingerprintOf([
        textIn(alarm, 'AlarmArn') || [textIn(alarm, 'AWSAccountId'), textIn(alarm, 'Region'), name].join('/'),
      ]),
      status: state === 'ALARM' ? 'firing' : 'resolved',
      title: titleFrom(name),
      description: descriptionFrom(textIn(alarm, 'AlarmDescription'), textIn(alarm, 'NewStateReason')),
      labels: labelsFrom(dimensions, {
        alertname: name,
        account: textIn(alarm, 'AWSAccountId'),
        region: textIn(alarm, 'AlarmArn').split(':')[3] || textIn(alarm, 'Region'),
        namespace: textIn(trigger, 'Namespace'),
        metric: textIn(trigger, 'MetricName'),
      }),
      links: [],
      startsAt: instantFrom(textIn(alarm, 'StateChangeTime')) ?? at,
    },
  ]
}
