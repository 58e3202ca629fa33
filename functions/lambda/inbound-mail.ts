import { createReceivedMails } from '../adapters/s3-mail.ts'
import { announcedIn, type SesReceived } from '../adapters/ses-events.ts'
import { receiveMail } from '../registry/decisions.ts'
import { traced, withMiddleware } from './middleware.ts'
import { createLambdaPlatform } from './platform.ts'
import { setting } from './settings.ts'

const platform = await createLambdaPlatform(traced)
const received = createReceivedMails(setting('MAIL_BUCKET'), 'received/')

/** Mails to Onduty, announced by SES once they lie in the bucket. */
export const handler = withMiddleware<SesReceived, void>(async (event) => {
  for (const { messageId, mails } of announcedIn(event)) {
    const raw = await received.read(messageId)
    for (const mail of mails) await receiveMail(platform, { raw, ...mail })
  }
})
