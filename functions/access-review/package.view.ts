import type { Id } from '../kernel/ids.ts'
import type { Text } from '../kernel/text.ts'
import { personRefIn } from '../obligation/index.ts'
import type { Directory } from '../responsibility/index.ts'
import { type AskedItem, NONE_DECIDED, OUTCOMES, type Outcome, type PackageHead, sumOf } from './package.ts'
import type { ItemOut, PackageSummary } from './parts.contract.ts'
import { keepNeedsReason } from './rules/what-needs-a-reason.ts'

type Progress = PackageSummary['progress']

const NO_OUTCOMES = Object.fromEntries(OUTCOMES.map((each) => [each, 0])) as Readonly<Record<Outcome, number>>

/** How far one reviewer has come. */
export const progressOf = (pack: PackageHead): Progress => ({
  total: pack.total,
  decided: { ...NONE_DECIDED, ...pack.decided },
  open: pack.status === 'open' ? pack.total - sumOf(pack.decided) : 0,
  outcomes: { ...NO_OUTCOMES, ...pack.outcomes },
  toProve: pack.toProve ?? 0,
  proven: pack.proven ?? 0,
  late: pack.late ?? 0,
})

/** How far all of them together have come. */
export function progressOfAll(packages: readonly PackageHead[]): Progress {
  const all = packages.map(progressOf)
  const sum = (of: (each: Progress) => number) => all.reduce((total, each) => total + of(each), 0)
  return {
    total: sum(({ total }) => total),
    decided: {
      keep: sum(({ decided }) => decided.keep),
      revoke: sum(({ decided }) => decided.revoke),
      change: sum(({ decided }) => decided.change),
      gone: sum(({ decided }) => decided.gone),
    },
    open: sum(({ open }) => open),
    outcomes: Object.fromEntries(
      OUTCOMES.map((outcome) => [outcome, sum(({ outcomes }) => outcomes[outcome])]),
    ) as Progress['outcomes'],
    ...{ toProve: sum(({ toProve }) => toProve), proven: sum(({ proven }) => proven), late: sum(({ late }) => late) },
  }
}

export function summaryOfPackage(pack: PackageHead, directory: Directory): PackageSummary {
  const person = (id: Id) => personRefIn(directory, id)
  return {
    id: pack.id,
    review: { id: pack.review, name: pack.name },
    status: pack.status,
    reviewer: person(pack.reviewer),
    accountable: pack.accountable === undefined ? null : person(pack.accountable),
    dueAt: pack.dueAt ?? null,
    flagged: pack.flagged,
    highRisk: pack.highRisk,
    progress: progressOf(pack),
    decidedBy: Object.entries(pack.decidedBy).map(([id, count]) => ({ person: person(id), count })),
    contentHash: pack.contentHash ?? null,
    version: pack.version,
  }
}

export interface ItemLook {
  readonly package: Id
  readonly directory: Directory
  /** What the lesser rights of changes are called. */
  readonly rights: ReadonlyMap<Id, Text>
}

/** An entitlement as it stood when the review began, what was said of it and what became of it. */
export function viewOfItem(item: AskedItem, { package: pack, directory, rights }: ItemLook): ItemOut {
  const unnamed = (id: Id): Text => ({ 'zh-CN': id, en: id })
  const who = (id: Id | 'onduty') => (id === 'onduty' ? 'Onduty' : personRefIn(directory, id).name)
  const { why, decision, ended, last } = item
  const service = directory.services.get(item.service)
  const position = why.position === undefined ? undefined : directory.positions.get(why.position)
  return {
    entitlement: item.entitlement,
    package: pack,
    holder: personRefIn(directory, item.holder),
    system: { id: item.system, name: { ...item.systemName } },
    right: { id: item.right, name: { ...item.rightName } },
    service: service === undefined ? null : { id: service.id, name: { ...service.name } },
    risk: item.risk,
    since: item.since ?? null,
    until: item.until,
    lastUsedAt: item.lastUsedAt ?? null,
    changes: [...item.changes],
    needsReason: keepNeedsReason(item),
    last: last === undefined ? null : { verdict: last.verdict, by: who(last.by), at: last.at },
    why: {
      because: why.because,
      position: position === undefined ? null : { id: position.id, name: { ...position.name } },
      via: why.via,
      duty: why.duty ?? null,
    },
    decision:
      decision === undefined
        ? null
        : {
            verdict: decision.verdict,
            by: who(decision.by),
            at: decision.at,
            reason: decision.reason ?? null,
            until: decision.until ?? null,
            right:
              decision.right === undefined
                ? null
                : { id: decision.right, name: { ...(rights.get(decision.right) ?? unnamed(decision.right)) } },
          },
    ended:
      ended === undefined
        ? null
        : { outcome: ended.outcome, at: ended.at, dueAt: ended.dueAt ?? null, provenAt: ended.provenAt ?? null },
  }
}
