import { PublishCommand, SNSClient } from '@aws-sdk/client-sns'
import { ChannelFailedError, type PhoneSender } from '../platform/page-channels.ts'

/** Text messages by Amazon SNS. It has no voice: whoever wants to be called needs another provider. */
export function createSnsPhone(client = new SNSClient({})): PhoneSender {
  return {
    async text(phone, words) {
      await client.send(
        new PublishCommand({
          PhoneNumber: phone,
          Message: words,
          MessageAttributes: { 'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Transactional' } },
        }),
      )
    },
    say: () => Promise.reject(new ChannelFailedError('no provider of voice calls is set up')),
  }
}
