import { createSign } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { wordsSigned } from '../../functions/alert/intake/sns.ts'
import type { JsonObject } from '../../functions/kernel/json.ts'
import { WebNotReadError, type WebReader } from '../../functions/platform/web-reader.ts'

const pem = (name: string): string => readFileSync(new URL(`../alert/sns/${name}.pem`, import.meta.url), 'utf8')

export const TOPIC = 'arn:aws:sns:ap-southeast-1:123456789012:onduty'
export const CERTIFICATE_AT = 'https://sns.ap-southeast-1.amazonaws.com/SimpleNotificationService-0123456789abcdef.pem'
export const SUBSCRIBE_AT = `https://sns.ap-southeast-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn=${TOPIC}&Token=2336412f37`

/** A message of SNS as AWS signs it (with a certificate of this test). */
export function fromSns(
  message: Readonly<Record<string, string>>,
  version: '1' | '2' = '2',
  at = new Date(),
): JsonObject {
  const whole = {
    Type: 'Notification',
    MessageId: '22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324',
    TopicArn: TOPIC,
    Timestamp: at.toISOString(),
    SignatureVersion: version,
    SigningCertURL: CERTIFICATE_AT,
    ...message,
  }
  const algorithm = version === '1' ? 'RSA-SHA1' : 'RSA-SHA256'
  const words = wordsSigned(whole) ?? ''
  return { ...whole, Signature: createSign(algorithm).update(words).sign(pem('key'), 'base64') }
}

/** What stands on the internet, as far as AWS is concerned; and what was asked of it. */
export function awsOnTheWeb(): { readonly web: WebReader; readonly asked: string[] } {
  const asked: string[] = []
  return {
    asked,
    web: {
      async read(url) {
        asked.push(url)
        if (url === CERTIFICATE_AT) return pem('certificate')
        if (url === SUBSCRIBE_AT) return '<ConfirmSubscriptionResponse/>'
        throw new WebNotReadError('there is nothing')
      },
    },
  }
}
