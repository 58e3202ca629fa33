import type { Actor } from '../../../functions/kernel/actor.ts'
import type { Platform } from '../../../functions/platform/platform.ts'
import { foundOrganisation } from '../../../functions/responsibility/index.ts'
import { demoActs, emptyActs } from './department-acts.ts'

const founder: Actor = { kind: 'system', id: 'onduty', from: { door: 'command' } }

/**
 * Founds the department in an empty table, by the same acts as the doors; goes on where a first start was stopped.
 * Answers whether it did anything: never twice, and nothing where another department is.
 */
export function seedDepartment(platform: Platform, which: 'demo' | 'empty'): Promise<boolean> {
  const organiser = { by: founder, at: platform.clock.now() }
  return foundOrganisation(platform, which, which === 'demo' ? demoActs(organiser) : emptyActs(organiser))
}
