import type { Watch } from '../adapters/aws-client.ts'
import { createDynamoClient } from '../adapters/dynamo-client.ts'
import { createEpochTable } from '../adapters/epoch-table.ts'
import { createHttpsWebhooks } from '../adapters/https-webhooks.ts'
import { createSfnEngine } from '../adapters/sfn-engine.ts'
import { createEpoch, createRelay, type Epoch, type Relay } from '../outbox/index.ts'
import { createPager } from '../paging/pager.ts'
import type { Platform } from '../platform/platform.ts'
import { MAIL_UNDELIVERABLE, onEvent } from '../registry/events.ts'
import { hooks, letters } from '../registry/letters.ts'
import { pageLetters } from '../registry/pages.ts'
import { standingOf } from '../registry/standing.ts'
import { workflows } from '../registry/workflows.ts'
import { lambdaChannels } from './channels.ts'
import { createLambdaMailer } from './mailer.ts'
import { clock } from './platform.ts'
import { setting } from './settings.ts'

export interface Effects {
  readonly relay: Relay
  readonly epoch: Epoch
}

/** What performs effects: for the two functions that may start workflows, answer them and send mail. */
export function createEffects(platform: Platform, watch: Watch): Effects {
  const epoch = createEpoch(platform, createEpochTable(watch(createDynamoClient(3)), setting('EPOCH_TABLE')))
  const relay = createRelay({
    platform,
    engine: createSfnEngine({ machinePrefix: setting('MACHINE_PREFIX'), alias: setting('MACHINE_ALIAS') }),
    mailer: createLambdaMailer(),
    letters,
    hooks,
    webhooks: createHttpsWebhooks({ wallClock: clock }),
    pager: createPager({
      platform,
      letters: pageLetters,
      mailer: createLambdaMailer(),
      channels: lambdaChannels(),
      wallClock: clock,
    }),
    workflows,
    whereaboutsOf: (caseId) => standingOf(platform, caseId),
    onEvent: (event, about) => onEvent(platform, event, about),
    onMailRefused: ({ to, letter, about }) => onEvent(platform, MAIL_UNDELIVERABLE, { person: to, letter, about }),
    isHeld: () => epoch.isHeld(),
  })
  return { relay, epoch }
}
