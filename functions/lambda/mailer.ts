import { createSecretReader } from '../adapters/secrets-manager.ts'
import { createSesMailer } from '../adapters/ses-mailer.ts'
import type { Mailer } from '../platform/mailer.ts'
import { findSetting, setting } from './settings.ts'

/** SES, or a server of one's own by SMTP when the deployment names its secret. */
export function createLambdaMailer(): Mailer {
  const from = { name: 'Onduty 职守', address: setting('MAIL_FROM') }
  const smtpSecret = findSetting('SMTP_SECRET')
  if (smtpSecret === undefined) {
    const configurationSet = findSetting('MAIL_CONFIGURATION_SET')
    return createSesMailer({ from, ...(configurationSet === undefined ? {} : { configurationSet }) })
  }
  let made: Promise<Mailer> | undefined
  const make = async () => {
    const [text, { createSmtpMailer }] = await Promise.all([
      createSecretReader().read(smtpSecret),
      // Most deployments never need it.
      import('../adapters/smtp-mailer.ts'),
    ])
    return createSmtpMailer({ url: String(JSON.parse(text).url), from })
  }
  return {
    async send(mail) {
      made ??= make().catch((error: unknown) => {
        made = undefined
        throw error
      })
      await (await made).send(mail)
    },
  }
}
