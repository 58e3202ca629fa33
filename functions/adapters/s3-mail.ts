import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { PATIENCE } from './aws-client.ts'

/** Mails as SES put them into a bucket. */
export interface ReceivedMails {
  /** The message as it came. Throws when it is not there. */
  read(messageId: string): Promise<Uint8Array>
}

export const createReceivedMails = (
  bucket: string,
  prefix: string,
  client = new S3Client(PATIENCE),
): ReceivedMails => ({
  async read(messageId) {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: `${prefix}${messageId}` }))
    if (Body === undefined) throw new TypeError('the mail is empty')
    return Body.transformToByteArray()
  },
})
