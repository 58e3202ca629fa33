import { createVerify, X509Certificate } from 'node:crypto'
import type { Delivery } from '../../kernel/file.ts'
import { DAY, HOUR, type Instant, millisOf } from '../../kernel/instant.ts'
import type { JsonObject } from '../../kernel/json.ts'
import type { WebReader } from '../../platform/web-reader.ts'
import { jsonIn } from '../formats/json-text.ts'
import { instantFrom, objectIn, textIn } from '../formats/reading.ts'
import type { AlertSource } from '../source.ts'
import type { Proven } from './who-sends.ts'

/** Only AWS itself: whatever else a message names is never asked. */
const SNS_HOST = /^sns\.[a-z0-9-]{1,40}\.amazonaws\.com$/
/** SNS tries for an hour; a message that is older was kept by somebody. */
const OLDEST = DAY
const AHEAD = HOUR

const SIGNED: Readonly<Record<string, readonly string[]>> = {
  Notification: ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'],
  SubscriptionConfirmation: ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'],
  UnsubscribeConfirmation: ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'],
}

const ALGORITHMS: Readonly<Record<string, string>> = { '1': 'RSA-SHA1', '2': 'RSA-SHA256' }

/** What is signed: names and values of some fields, one a line. https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html */
export const wordsSigned = (message: JsonObject): string | undefined =>
  SIGNED[textIn(message, 'Type')]
    ?.filter((name) => typeof message[name] === 'string')
    .map((name) => `${name}\n${message[name]}\n`)
    .join('')

/** The address, when it is one of SNS. */
export function addressOfSns(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isSns = url?.protocol === 'https:' && SNS_HOST.test(url.hostname) && url.port === '' && url.username === ''
  return isSns ? url : undefined
}

/** Whether AWS signed this message of the source's own topic, lately. Throws what the reader throws. */
export async function signedByAws(
  { topic }: AlertSource,
  { bytes }: Delivery,
  web: WebReader,
  wallNow: Instant,
): Promise<Proven | undefined> {
  const message = objectIn(jsonIn(Buffer.from(bytes).toString('utf8')))
  if (message === undefined || topic === undefined || textIn(message, 'TopicArn') !== topic) return undefined
  const words = wordsSigned(message)
  const algorithm = ALGORITHMS[textIn(message, 'SignatureVersion')]
  const at = instantFrom(textIn(message, 'Timestamp'))
  const certificateAt = addressOfSns(textIn(message, 'SigningCertURL'))
  const id = textIn(message, 'MessageId')
  if (words === undefined || algorithm === undefined || at === undefined || certificateAt === undefined || id === '')
    return undefined
  const age = millisOf(wallNow) - millisOf(at)
  if (age > OLDEST || age < -AHEAD || !certificateAt.pathname.endsWith('.pem')) return undefined
  const certificate = await certificateOf(web, certificateAt.href)
  if (certificate === undefined || !isValidAt(certificate, wallNow)) return undefined
  const isGood = createVerify(algorithm)
    .update(words, 'utf8')
    .verify(certificate.publicKey, Buffer.from(textIn(message, 'Signature'), 'base64'))
  return isGood ? { message: id.slice(0, 200) } : undefined
}

const isValidAt = ({ validFrom, validTo }: X509Certificate, at: Instant): boolean =>
  Date.parse(validFrom) <= millisOf(at) && millisOf(at) <= Date.parse(validTo)

const MOST_CERTIFICATES = 20
const certificates = new WeakMap<WebReader, Map<string, X509Certificate>>()

/** AWS gives each certificate an address of its own, so one that was read never changes. */
async function certificateOf(web: WebReader, href: string): Promise<X509Certificate | undefined> {
  const known = certificates.get(web) ?? new Map<string, X509Certificate>()
  certificates.set(web, known)
  const before = known.get(href)
  if (before !== undefined) return before
  const certificate = certificateIn(await web.read(href))
  if (certificate === undefined) return undefined
  if (known.size >= MOST_CERTIFICATES) known.clear()
  known.set(href, certificate)
  return certificate
}

function certificateIn(pem: string): X509Certificate | undefined {
  try {
    return new X509Certificate(pem)
  } catch {
    return undefined
  }
}
