import { newId } from '../../kernel/ids.ts'
import { headAfterAct, type Outcome } from '../../platform/act.ts'
import type { Call } from '../../platform/handler.ts'
import { mustBeVersion } from '../../platform/must-be-version.ts'
import type { Platform } from '../../platform/platform.ts'
import type { addConflict, ConflictOut, endConflict } from '../catalogue.contract.ts'
import {
  conflictRows,
  conflictsOf,
  findHeads,
  getConflict,
  headOfConflict,
  removeConflictRows,
} from '../catalogue.store.ts'
import type { ConflictHead, ConflictRule, RightHead } from '../catalogue.ts'
import { conflictOut } from '../catalogue.view.ts'
import { invalidBecause, refused, unknownRight } from '../errors.ts'
import { conflictExists, sameRight } from '../rules/reasons.ts'
import { defined, defining } from './define.ts'

/** Two rights conflict from now on. */
export async function addOneConflict(
  platform: Platform,
  call: Call<typeof addConflict>,
): Promise<Outcome<ConflictOut>> {
  const by = await defining(platform, call)
  const { effect, why } = call.body
  const [one = '', other = ''] = call.body.between
  const rights = await findHeads<RightHead>(platform.store, [one, other])
  const unknown = [one, other].findIndex((each) => !rights.has(each))
  if (unknown !== -1) throw unknownRight(`between/${unknown}`)
  if (one === other) throw invalidBecause('between/1', sameRight)
  const known = await conflictsOf(platform.store, one)
  if (known.some((each) => each.with === other)) throw refused(conflictExists)
  const rule: ConflictRule = { id: newId('cfl', call.now, platform.random), between: [one, other], effect, why }
  const what = { between: rule.between, effect }
  const act = defined(by, undefined, headOfConflict(rule), 'entitlement-conflict.added', what, conflictRows(rule))
  return { acts: [act], answer: conflictOut(headAfterAct<ConflictHead>(act), rights) }
}

/** They conflict no longer. Nothing when it has ended already. */
export async function endOneConflict(platform: Platform, call: Call<typeof endConflict>): Promise<Outcome<null>> {
  const by = await defining(platform, call)
  const before = await getConflict(platform.store, call.params.id)
  mustBeVersion(before.version, call.ifMatch)
  if (before.ended === true) return { acts: [], answer: null }
  const { id, between, effect, why } = before
  const rule: ConflictRule = { id, between, effect, why, ended: true }
  const what = { between, effect }
  const act = defined(by, before, headOfConflict(rule), 'entitlement-conflict.ended', what, removeConflictRows(rule))
  return { acts: [act], answer: null }
}
