import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createDynamoClient } from '../../functions/adapters/dynamo-client.ts'
import { createDynamoStore } from '../../functions/adapters/dynamo-store.ts'
import { createKmsSigningKeys } from '../../functions/adapters/kms-signer.ts'
import { createS3Checkpoints } from '../../functions/adapters/s3-checkpoints.ts'
import type { Proof, VerifiedEverything } from '../../functions/audit-trail/index.ts'
import { proofOf } from '../../functions/audit-trail/verify-aggregate.ts'
import { verifyEverything } from '../../functions/audit-trail/verify-everything.ts'
import { openFileCheckpoints } from './checkpoint-log.ts'
import { connectDatabase, startEmbeddedDatabase, TABLES } from './embedded-database.ts'
import { openFileSigner } from './signer.ts'

type Env = Readonly<Record<string, string | undefined>>
type Opened = { readonly proof: Proof; close(): Promise<void> }

/** What there is to verify cannot be found; says what to set. */
class NothingToVerifyError extends Error {
  override readonly name = 'NothingToVerifyError'
}

/**
 * Proves the audit trail of a data folder (also while Onduty runs on it) or, when TABLE, CHECKPOINT_BUCKET and
 * CHECKPOINT_KEY are set, of a deployed one with the caller's own AWS credentials. Answers the exit code: 0 whole,
 * 1 broken, 2 could not be checked.
 */
export async function main(env: Env, print: (line: string) => void): Promise<number> {
  try {
    const { proof, close } = await (env.TABLE === undefined ? openFolder(env) : openDeployed(env, env.TABLE))
    try {
      const found = await verifyEverything(proof)
      for (const line of report(found)) print(line)
      return found.broken === null && found.checkpoints.broken === null ? 0 : 1
    } finally {
      await close()
    }
  } catch (error) {
    print(error instanceof Error ? `${error.name}: ${error.message}` : String(error))
    return 2
  }
}

async function openFolder(env: Env): Promise<Opened> {
  const folder = resolve(env.DATA_DIR ?? '.onduty')
  const inFolder = (name: string): string => {
    const path = join(folder, name)
    if (existsSync(path)) return path
    throw new NothingToVerifyError(
      `there is no ${name} in ${folder}: set DATA_DIR to the folder Onduty keeps its data in`,
    )
  }
  const keys = await openFileSigner(inFolder('checkpoint-key.pem'))
  const log = await openFileCheckpoints(inFolder('audit-checkpoints.jsonl'))
  const endpoint = env.DYNAMODB_ENDPOINT
  if (endpoint === undefined) inFolder('onduty.db')
  const database = await (endpoint === undefined ? startEmbeddedDatabase(folder) : connectDatabase(endpoint))
  const store = createDynamoStore({ client: database.client, table: TABLES.product })
  return {
    proof: proofOf(store, log, keys),
    async close() {
      await log.close()
      await database.stop()
    },
  }
}

async function openDeployed(env: Env, table: string): Promise<Opened> {
  const { CHECKPOINT_BUCKET: bucket, CHECKPOINT_KEY: key } = env
  if (bucket === undefined || key === undefined) {
    throw new NothingToVerifyError(
      'beside TABLE, set CHECKPOINT_BUCKET and CHECKPOINT_KEY (the ARN of the signing key)',
    )
  }
  const store = createDynamoStore({ client: createDynamoClient(), table })
  return { proof: proofOf(store, createS3Checkpoints(bucket), createKmsSigningKeys([key])), close: async () => {} }
}

function report({ checked, entries, broken, checkpoints }: VerifiedEverything): string[] {
  const span = checkpoints.newest === null ? '–' : `${checkpoints.oldest} … ${checkpoints.newest}`
  return [
    `chains 链: ${checked} · entries 记录: ${entries} · checkpoints 检查点: ${checkpoints.checked} (${span})`,
    ...(broken === null
      ? []
      : [
          `BROKEN: entry ${broken.seq} of ${broken.aggregate} — ${broken.problem}`,
          `已破坏：${broken.aggregate} 的第 ${broken.seq} 条记录（${broken.problem}）`,
        ]),
    ...(checkpoints.broken === null
      ? []
      : [
          `BROKEN: the checkpoint of ${checkpoints.broken.at} — ${checkpoints.broken.problem}`,
          `已破坏：${checkpoints.broken.at} 的检查点（${checkpoints.broken.problem}）`,
        ]),
    ...(broken === null && checkpoints.broken === null
      ? ['The audit trail is whole.', '审计记录完整，未被改动。']
      : []),
    'Not provable: what was removed within five minutes of being written; on one machine, anything by whoever owns it.',
    '无法证明的部分：写入后五分钟内被删除的记录；单机部署时，机器所有者本人所做的改动。',
  ]
}
