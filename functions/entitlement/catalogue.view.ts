import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Text } from '../kernel/text.ts'
import type { HeadRow } from '../platform/act.ts'
import type { Directory } from '../responsibility/index.ts'
import type { ConflictOut, RightOut, SystemOut } from './catalogue.contract.ts'
import type { ConflictHead, RightHead, SystemHead } from './catalogue.ts'
import { isReportOverdue } from './rules/differences.ts'
import { positionsWhoseDutyItIs } from './rules/who-is-asked.ts'

const named = (id: Id, name: Text | undefined) => ({ id, name: name ?? { 'zh-CN': id, en: id } })
const nameIn = (heads: ReadonlyMap<Id, HeadRow & { readonly name: Text }>, id: Id) => named(id, heads.get(id)?.name)

export function systemOut(head: SystemHead, directory: Directory, now: Instant): SystemOut {
  const { id, name, service, connector, reported, retired = false, version } = head
  const positions = (owed: 'approve' | 'provision') =>
    positionsWhoseDutyItIs({ service, risk: 'low' }, owed, directory, now).map((each) =>
      named(each, directory.positions.get(each)?.name),
    )
  return {
    id,
    name,
    service: named(service, directory.services.get(service)?.name),
    connector: { kind: connector.kind, url: connector.kind === 'webhook' ? connector.url : null },
    approvers: positions('approve'),
    provisioners: positions('provision'),
    lastReport: reported === undefined ? null : { id: reported.report, at: reported.at },
    isReportOverdue: !retired && isReportOverdue(reported?.at, now),
    retired,
    version,
  }
}

export const rightOut = (
  { id, system, name, lets, risk, longestDays, positions, breakGlass, retired = false, version }: RightHead,
  directory: Directory,
  systems: ReadonlyMap<Id, SystemHead>,
): RightOut => ({
  id,
  system: nameIn(systems, system),
  name,
  lets,
  risk,
  longestDays,
  positions: positions.map((each) => named(each, directory.positions.get(each)?.name)),
  breakGlass,
  retired,
  version,
})

export const conflictOut = (
  { id, between, effect, why, version }: ConflictHead,
  rights: ReadonlyMap<Id, RightHead>,
): ConflictOut => ({ id, between: between.map((each) => nameIn(rights, each)), effect, why, version })
