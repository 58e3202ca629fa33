import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Language } from '../kernel/text.ts'
import { type CaseKinds, personRefIn, viewOfObligation } from '../obligation/index.ts'
import { type Directory, mayAct } from '../responsibility/index.ts'
import type { ObjectiveOut, ObjectiveSummary } from './objective.contract.ts'
import type { ListedObjective, WholeObjective } from './objective.store.ts'
import { howItStands } from './rules/how-it-stands.ts'
import { mayMeasure } from './rules/may-measure.ts'

/** Who looks, when, and at what organisation. */
export interface Looking {
  readonly directory: Directory
  readonly person: Id
  readonly language: Language
  readonly now: Instant
}

export function summaryOf(head: ListedObjective, looking: Pick<Looking, 'directory' | 'now'>): ObjectiveSummary {
  const { directory } = looking
  const { is, expected } = howItStands(head)
  return {
    id: head.id,
    version: head.version,
    year: head.year,
    kind: head.kind,
    title: head.title,
    owner: {
      id: head.owner,
      name: directory.positions.get(head.owner)?.name ?? { 'zh-CN': head.owner, en: head.owner },
    },
    measure: head.measure,
    rhythm: head.rhythm,
    status: head.status,
    standing: { is, expected: expected ?? null },
    latest: head.latest ?? null,
    owed: owedOf(head, looking),
    closed:
      head.closedAt === undefined || head.closedBy === undefined
        ? null
        : { at: head.closedAt, by: personRefIn(directory, head.closedBy) },
  }
}

function owedOf(
  { owes, accountable, dueAt }: ListedObjective,
  { directory, now }: Pick<Looking, 'directory' | 'now'>,
): ObjectiveSummary['owed'] {
  if (accountable === undefined || dueAt === undefined) return null
  return {
    what: owes === undefined ? 'conclude' : 'measure',
    period: owes ?? null,
    accountable: personRefIn(directory, accountable),
    dueAt,
    isOverdue: dueAt < now,
  }
}

export function viewOfObjective(
  { head, standing, values }: Omit<WholeObjective, 'head'> & { readonly head: ListedObjective },
  looking: Looking,
  kinds: CaseKinds,
): ObjectiveOut {
  const { directory, person, now } = looking
  const isOpen = head.status === 'open'
  return {
    ...summaryOf(head, looking),
    values: values.map(({ on, value, note, by, at }) => {
      return { on, value, note: note ?? null, by: personRefIn(directory, by), at }
    }),
    obligations: standing.all.map((each) => viewOfObligation(each, { kinds, ...looking })),
    mayMeasure: isOpen && 'yes' in mayMeasure(head, standing.open, directory, person, now),
    maySet: isOpen && 'yes' in mayAct(directory, person, 'objective.set', now),
  }
}
