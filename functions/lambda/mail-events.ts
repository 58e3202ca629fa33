import { troubleIn } from '../adapters/ses-events.ts'
import type { JsonObject } from '../kernel/json.ts'
import { MAIL_UNDELIVERABLE, onEvent } from '../registry/events.ts'
import { lambdaLog } from './log.ts'
import { traced, withMiddleware } from './middleware.ts'
import { createLambdaPlatform } from './platform.ts'

const COUNTED = { bounced: 'MailBounced', unwanted: 'MailUnwanted', rejected: 'MailRejected' } as const

const platform = await createLambdaPlatform(traced)

/** Bounces and complaints, as SES tells EventBridge. */
export const handler = withMiddleware<JsonObject, void>(async (event) => {
  const news = troubleIn(event)
  if (news === undefined) return
  const { what, isForGood, addresses, mail } = news
  lambdaLog.count(COUNTED[what], addresses.length)
  lambdaLog.warn('a mail did not arrive as it should', { what, isForGood, mail })
  for (const address of addresses) await onEvent(platform, MAIL_UNDELIVERABLE, { address, what, isForGood, mail })
})
