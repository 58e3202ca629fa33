import {
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3'
import { type Instant, instantOf, millisOf } from '../kernel/instant.ts'
import { type CheckpointLog, CheckpointTakenError, type KeptCheckpoint } from '../platform/checkpoint-log.ts'
import { PATIENCE } from './aws-client.ts'

const PREFIX = 'checkpoints/'
const END_OF_TIME = 9_999_999_999_999
const MOST_AT_ONCE = 1000
const READ_TOGETHER = 20

/**
 * Checkpoints in a bucket with Object Lock. Keys count down, so that S3, which lists in one direction only, lists the
 * newest first. `If-None-Match: *` makes each key write-once; the bucket's policy refuses a put without it.
 */
export function createS3Checkpoints(bucket: string, client = new S3Client(PATIENCE)): CheckpointLog {
  async function find(at: Instant): Promise<KeptCheckpoint | undefined> {
    try {
      const answer = await client.send(new GetObjectCommand({ Bucket: bucket, Key: keyOf(at) }))
      return answer.Body === undefined ? undefined : { at, bytes: await answer.Body.transformToByteArray() }
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined
      throw error
    }
  }

  return {
    find,

    async append(at, bytes) {
      try {
        await client.send(
          new PutObjectCommand({
            Bucket: bucket,
            Key: keyOf(at),
            Body: bytes,
            ContentType: 'application/json',
            IfNoneMatch: '*',
            // Object Lock wants to know that what arrives is what was sent.
            ChecksumAlgorithm: 'SHA256',
          }),
        )
        return 'kept'
      } catch (error) {
        if (!(error instanceof S3ServiceException) || error.$metadata.httpStatusCode !== 412) throw error
        const kept = await find(at)
        if (kept !== undefined && Buffer.compare(kept.bytes, bytes) === 0) return 'kept-before'
        throw new CheckpointTakenError(at, { cause: error })
      }
    },

    async listBackwards({ upTo, limit }) {
      const answer = await client.send(
        new ListObjectsV2Command({
          Bucket: bucket,
          Prefix: PREFIX,
          MaxKeys: Math.min(limit, MOST_AT_ONCE),
          ...(upTo === undefined ? {} : { StartAfter: keyBefore(upTo) }),
        }),
      )
      const instants = (answer.Contents ?? []).flatMap(({ Key }) => instantIn(Key ?? '') ?? [])
      const kept: (KeptCheckpoint | undefined)[] = []
      for (let start = 0; start < instants.length; start += READ_TOGETHER) {
        kept.push(...(await Promise.all(instants.slice(start, start + READ_TOGETHER).map(find))))
      }
      return kept.filter((each) => each !== undefined)
    },
  }
}

const counted = (millis: number): string => String(END_OF_TIME - millis).padStart(13, '0')

/** `checkpoints/<13 digits that count down>-<instant>.json` */
const keyOf = (at: Instant): string => `${PREFIX}${counted(millisOf(at))}-${at}.json`

/** A key that no checkpoint has, right before the one of this instant. */
const keyBefore = (at: Instant): string => `${PREFIX}${counted(millisOf(at))}`

function instantIn(key: string): Instant | undefined {
  const digits = /^checkpoints\/(\d{13})-/.exec(key)?.[1]
  return digits === undefined ? undefined : instantOf(END_OF_TIME - Number(digits))
}
