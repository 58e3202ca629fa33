import { newId } from '../../kernel/ids.ts'
import { type Act, headAfterAct, type Outcome } from '../../platform/act.ts'
import type { Call } from '../../platform/handler.ts'
import { mustBeVersion } from '../../platform/must-be-version.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Directory } from '../../responsibility/index.ts'
import type { addRight, changeRight, RightOut } from '../catalogue.contract.ts'
import { findHeads, getRight, headOfRight } from '../catalogue.store.ts'
import type { Right, RightHead, SystemHead } from '../catalogue.ts'
import { rightOut } from '../catalogue.view.ts'
import { unknownPosition, unknownSystem } from '../errors.ts'
import { type Defining, defined, defining } from './define.ts'

export async function addOneRight(platform: Platform, call: Call<typeof addRight>): Promise<Outcome<RightOut>> {
  const by = await defining(platform, call)
  const systems = await findHeads<SystemHead>(platform.store, [call.body.system])
  if (!systems.has(call.body.system)) throw unknownSystem()
  mustKnow(call.body.positions, by.directory)
  const right: Right = { id: newId('rgt', call.now, platform.random), ...call.body }
  return answered(by, defined(by, undefined, headOfRight(right), 'entitlement-right.added', factsOf(right)), systems)
}

/** What people have stays as it was given to them. */
export async function changeOneRight(platform: Platform, call: Call<typeof changeRight>): Promise<Outcome<RightOut>> {
  const by = await defining(platform, call)
  const before = await getRight(platform.store, call.params.id)
  mustBeVersion(before.version, call.ifMatch)
  const { name = before.name, lets = before.lets, risk = before.risk, longestDays = before.longestDays } = call.body
  const { positions = before.positions, breakGlass = before.breakGlass, retired = before.retired ?? false } = call.body
  mustKnow(positions, by.directory)
  const said = { name, lets, risk, longestDays, positions, breakGlass }
  const right: Right = { id: before.id, system: before.system, ...said, ...(retired ? { retired } : {}) }
  const act = defined(by, before, headOfRight(right), 'entitlement-right.changed', { ...factsOf(right), retired })
  return answered(by, act, await findHeads<SystemHead>(platform.store, [right.system]))
}

const answered = (by: Defining, act: Act, systems: ReadonlyMap<string, SystemHead>): Outcome<RightOut> => ({
  acts: [act],
  answer: rightOut(headAfterAct<RightHead>(act), by.directory, systems),
})

const factsOf = ({ system, risk, longestDays, positions, breakGlass }: Right) => ({
  system,
  risk,
  longestDays,
  positions,
  breakGlass,
})

function mustKnow(positions: readonly string[], directory: Directory): void {
  const unknown = positions.findIndex((each) => !directory.positions.has(each))
  if (unknown !== -1) throw unknownPosition(unknown)
}
