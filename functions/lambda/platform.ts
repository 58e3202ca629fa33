import { randomBytes } from 'node:crypto'
import { unwatched, type Watch } from '../adapters/aws-client.ts'
import { createDynamoClient } from '../adapters/dynamo-client.ts'
import { createDynamoStore } from '../adapters/dynamo-store.ts'
import { createHttpsReader } from '../adapters/https-reader.ts'
import { createSecrets } from '../adapters/kept-secrets.ts'
import { createSecretReader } from '../adapters/secrets-manager.ts'
import type { Clock } from '../platform/clock.ts'
import type { Platform } from '../platform/platform.ts'
import { lambdaLog } from './log.ts'
import { findSetting, setting } from './settings.ts'

/** On AWS business time is the machine's. */
export const clock: Clock = { now: () => new Date().toISOString() }

/** What rooms find on AWS. Made once, while the function starts; nobody kicks, because the table's stream does. */
export async function createLambdaPlatform(watch: Watch = unwatched): Promise<Platform> {
  const secretArn = findSetting('APP_SECRET')
  return {
    clock,
    store: createDynamoStore({ client: watch(createDynamoClient()), table: setting('TABLE') }),
    random: (count) => new Uint8Array(randomBytes(count)),
    secrets: secretArn === undefined ? noSecrets : createSecrets(await createSecretReader().read(secretArn)),
    log: lambdaLog,
    publicUrl: setting('PUBLIC_URL'),
    mailDomain: setting('MAIL_DOMAIN'),
    isSendOnly: findSetting('MAIL_SEND_ONLY') !== undefined,
    web: createHttpsReader(),
    kick: () => {},
  }
}

const noSecrets: Platform['secrets'] = {
  sign: () => {
    throw new TypeError('this function has no part in secrets')
  },
}
