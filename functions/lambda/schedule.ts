import { createHeartbeat } from '../adapters/heartbeat.ts'
import { createHttpsPost } from '../adapters/https-post.ts'
import type { JsonObject } from '../kernel/json.ts'
import { scheduledTasks } from '../registry/tasks.ts'
import { createCheckpoints } from './checkpoints.ts'
import { createEffects } from './effects.ts'
import { appointFirstAdministrator } from './first-administrator.ts'
import { lazily } from './lazily.ts'
import { traced, withMiddleware } from './middleware.ts'
import { createLambdaPlatform } from './platform.ts'
import { type TaskCall, taskRunner } from './run-task.ts'
import { findSetting } from './settings.ts'

const platform = await createLambdaPlatform(traced)

/** The sweeper has no part in the checkpoints' key, the checkpoint function none in mail; each makes what it uses. */
const effects = lazily(() => createEffects(platform, traced))
const watcher = findSetting('HEARTBEAT_URL')
const tasks = scheduledTasks({
  relay: lazily(() => effects.relay),
  epoch: lazily(() => effects.epoch),
  checkpoints: lazily(createCheckpoints),
  ...(watcher === undefined ? {} : { beat: createHeartbeat(watcher, createHttpsPost()) }),
})

const run = taskRunner(platform, tasks)

let hasFounded = false
/** A new table has nobody who could sign in. The sweeper is the first to come by. */
async function foundOnce(): Promise<void> {
  const named = findSetting('FIRST_ADMINISTRATOR')
  if (hasFounded || named === undefined) return
  await appointFirstAdministrator(platform, JSON.parse(named))
  hasFounded = true
}

/** Work by the clock, called by EventBridge with `{ task }`. */
export const handler = withMiddleware<TaskCall, JsonObject>(async (call) => {
  await foundOnce()
  return run(call)
})
