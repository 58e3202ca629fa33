import { createKmsSigner, createKmsSigningKeys } from '../adapters/kms-signer.ts'
import { createS3Checkpoints } from '../adapters/s3-checkpoints.ts'
import type { CheckpointLog } from '../platform/checkpoint-log.ts'
import type { Signer, SigningKeys } from '../platform/signer.ts'
import { setting } from './settings.ts'

export interface Checkpoints {
  readonly log: CheckpointLog
  readonly keys: SigningKeys
  /** Only the checkpoint function may use it. */
  readonly signer: Signer
}

export function createCheckpoints(): Checkpoints {
  const key = setting('CHECKPOINT_KEY')
  return {
    log: createS3Checkpoints(setting('CHECKPOINT_BUCKET')),
    keys: createKmsSigningKeys([key]),
    signer: createKmsSigner(key),
  }
}
