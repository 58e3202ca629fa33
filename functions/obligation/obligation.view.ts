import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Language, Text } from '../kernel/text.ts'
import type { Directory } from '../responsibility/index.ts'
import type { CaseKinds } from './case-kind.ts'
import type { ObligationOut } from './obligation.contract.ts'
import { type Obligation, type Rung, versionOf } from './obligation.ts'
import { isOverdue } from './rules/is-overdue.ts'
import { kindOf } from './standing.ts'

const ACCEPT: Text = {
  'zh-CN': '确认接手：原责任人已离岗，此事现由您负责。',
  en: 'Confirm that you take it over: its owner is gone, and it is yours now.',
}

/** What has to be achieved, in the words of the room it belongs to. */
export function standardOf(
  kinds: CaseKinds,
  { kind, caseId, standard }: Pick<Obligation, 'kind' | 'caseId' | 'standard'>,
): Text {
  const text = standard ?? (kind === 'obligation.accept' ? ACCEPT : kindOf(kinds, caseId).standards[kind])
  return text ?? { 'zh-CN': kind, en: kind }
}

export const personRefIn = (directory: Directory, id: Id) => ({ id, name: directory.people.get(id)?.name ?? id })

type RungOut = ObligationOut['plan'][number]

/** Of a named step only its kind: who it is, is said when it comes to it. */
const rungOut = (rung: Rung): RungOut =>
  rung.does === 'climb' ? { ...rung, to: rung.to.split(':')[0] as NonNullable<RungOut['to']> } : { ...rung }

/** An obligation as people and machines see it. */
export function viewOfObligation(
  obligation: Obligation,
  { kinds, directory, language, now }: { kinds: CaseKinds; directory: Directory; language: Language; now: Instant },
): ObligationOut {
  const person = (id: Id) => personRefIn(directory, id)
  const open = obligation.status === 'open' ? obligation : undefined
  const offer = open?.offer
  return {
    id: obligation.id,
    version: versionOf(obligation),
    caseId: obligation.caseId,
    kind: obligation.kind,
    standard: standardOf(kinds, obligation)[language],
    number: obligation.about.number ?? null,
    title: obligation.about.title,
    accountable: person(obligation.accountable),
    ...(obligation.position === undefined ? {} : { position: obligation.position }),
    via: obligation.via,
    openedAt: obligation.openedAt,
    dueAt: obligation.dueAt,
    isOverdue: obligation.status === 'open' ? isOverdue(obligation, now) : obligation.closedAt > obligation.dueAt,
    status: obligation.status,
    acknowledgedAt: open?.acknowledgedAt ?? null,
    nextTickAt: open?.nextTickAt ?? null,
    plan: (open?.plan ?? []).map(rungOut),
    ...(open?.again === undefined ? {} : { again: { ...open.again } }),
    offer:
      offer === undefined
        ? null
        : { to: person(offer.to), by: person(offer.by), at: offer.at, note: offer.note ?? null },
    asked: obligation.asked.map(person),
    closedAt: obligation.status === 'open' ? null : obligation.closedAt,
  }
}
