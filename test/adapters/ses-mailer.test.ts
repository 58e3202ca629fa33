import { SESv2Client } from '@aws-sdk/client-sesv2'
import { expect, test } from 'vitest'
import { createSesMailer } from '../../functions/adapters/ses-mailer.ts'
import { type Mail, MailRefusedError } from '../../functions/platform/mailer.ts'
import { type AwsAnswer, awsEndpoint } from './aws-endpoint.ts'

const mail: Mail = {
  id: 'out_1',
  to: { name: '王芳', address: 'wang.fang@example.com' },
  replyTo: 'reply+x@example.com',
  subject: '请授权：更换核心交换机',
  text: '你好',
  html: '<p>你好</p>',
  headers: { References: '<chg_1@example.com>', 'Auto-Submitted': 'auto-generated' },
}

async function mailerThatHears(answer: AwsAnswer) {
  const { client, requests } = await awsEndpoint(() => answer)
  const from = { name: 'Onduty', address: 'onduty@example.com' }
  const mailer = createSesMailer({ client: new SESv2Client(client), from, configurationSet: 'onduty' })
  return { mailer, requests }
}

const refusal = (type: string, message = 'no'): AwsAnswer => ({
  status: 400,
  headers: { 'x-amzn-errortype': type, 'content-type': 'application/json' },
  body: JSON.stringify({ message }),
})

test('a mail goes out with name, text, HTML and headers', async () => {
  const { mailer, requests } = await mailerThatHears({ status: 200, body: '{"MessageId":"1"}' })
  await mailer.send(mail)
  expect(JSON.parse(requests[0]?.body ?? '')).toEqual({
    FromEmailAddress: '"Onduty" <onduty@example.com>',
    Destination: { ToAddresses: ['=?UTF-8?B?546L6Iqz?= <wang.fang@example.com>'] },
    ReplyToAddresses: ['reply+x@example.com'],
    ConfigurationSetName: 'onduty',
    Content: {
      Simple: {
        Subject: { Data: '请授权：更换核心交换机', Charset: 'UTF-8' },
        Body: { Text: { Data: '你好', Charset: 'UTF-8' }, Html: { Data: '<p>你好</p>', Charset: 'UTF-8' } },
        Headers: [
          { Name: 'References', Value: '<chg_1@example.com>' },
          { Name: 'Auto-Submitted', Value: 'auto-generated' },
          { Name: 'X-Onduty-Mail', Value: 'out_1' },
        ],
      },
    },
  })
})

test.each(['MessageRejected', 'BadRequestException'])('%s refuses this mail for good', async (type) => {
  const { mailer } = await mailerThatHears(refusal(type))
  await expect(mailer.send(mail)).rejects.toThrow(MailRefusedError)
})

test.each([
  ['TooManyRequestsException', 'slow down'],
  ['SendingPausedException', 'paused'],
  ['AccountSuspendedException', 'suspended'],
  ['MessageRejected', 'Email address is not verified. The following identities failed the check'],
])('%s (%s) is our own trouble and may pass', async (type, message) => {
  const { mailer } = await mailerThatHears(refusal(type, message))
  const sent = mailer.send(mail)
  await expect(sent).rejects.toThrow()
  await expect(sent).rejects.not.toThrow(MailRefusedError)
})
