import { everyAlertRoute } from '../../../functions/alert/every.routes.ts'
import { acceptDelivery } from '../../../functions/alert/intake/accept.ts'
import { bearerKey } from '../../../functions/alert/intake/keys.ts'
import { lookAtInbox } from '../../../functions/alert/process/look-at-inbox.ts'
import { listSourcesByName } from '../../../functions/alert/source.store.ts'
import type { Id } from '../../../functions/kernel/ids.ts'
import { HOUR, plusMillis } from '../../../functions/kernel/instant.ts'
import type { Platform } from '../../../functions/platform/platform.ts'
import { DEMO_ALERT, DEMO_HEARTBEAT, DEMO_RULES, DEMO_SILENCE, DEMO_SOURCES } from './demo-alerts.ts'
import { does } from './in-the-portal.ts'

/** Whoever looks after alerts here. */
const KEEPER = 'sunZhiyuan'

/**
 * What machines may tell, through the doors everybody uses: three sources, a handful of rules, a heartbeat, and one alert
 * that somebody wants quiet about today. A start that was stopped here leaves it as far as it has come.
 */
export async function seedAlerts(platform: Platform): Promise<void> {
  const { store, clock, secrets } = platform
  if ((await listSourcesByName(store, { limit: 1 })).items.length > 0) return
  await made(platform, 'publish-alert-rules', { rules: DEMO_RULES, reason: '首次启用告警接入。' }, 1)
  await made(platform, 'silence-alerts', { ...DEMO_SILENCE, until: plusMillis(clock.now(), 8 * HOUR) })
  await made(platform, 'add-heartbeat', DEMO_HEARTBEAT)
  const sources: Id[] = []
  for (const each of DEMO_SOURCES) sources.push(await made(platform, 'add-alert-source', each))
  const [first = ''] = sources
  // Behind the silence: what came before it is not kept quiet by it.
  const now = clock.now()
  const headers = { authorization: `Bearer ${bearerKey(secrets, first, 1)}` }
  const bytes = Buffer.from(JSON.stringify(DEMO_ALERT(now)))
  await acceptDelivery(quiet(platform), first, { type: 'application/json', bytes, headers }, { wallClock: clock, now })
  await lookAtInbox(quiet(platform), first)
}

const quiet = (platform: Platform): Platform => ({ ...platform, kick() {} })

const made = (platform: Platform, operation: string, body: object, ifMatch?: number): Promise<Id> =>
  does(platform, everyAlertRoute(platform.clock), {
    ...{ by: KEEPER, operation, body },
    ...(ifMatch === undefined ? {} : { ifMatch }),
  })
