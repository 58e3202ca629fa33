import type { Task } from '../../platform/task.ts'
import { listEntitlementsByStatus } from '../entitlement.store.ts'
import { endAll } from './end-groundless.ts'

/**
 * Looks over everything that anybody has, daily: what lost its ground without anybody noticing, because an execution was
 * stopped by hand or an event was lost, ends now at the latest.
 */
export const lookOverEntitlementsTask: Task = {
  name: 'look-over-entitlements',
  run: async (platform) => ({
    ended: await endAll(platform, (page) => listEntitlementsByStatus(platform.store, 'active', page)),
  }),
}
