import type { Id } from '../kernel/ids.ts'
import type { Language, Text } from '../kernel/text.ts'
import { personRefIn } from '../obligation/index.ts'
import type { LintFindingOut } from './lint.contract.ts'
import { MOST_NAMED } from './lint.contract.ts'
import type { AcceptedFinding, LintFinding } from './role-book.ts'
import { explainFinding } from './rules/lint/explain-finding.ts'
import type { LintGround } from './rules/lint/lint-ground.ts'
import type { SeenGround } from './seen-book.ts'

/** What things of a book and a department are called, as answers name them. */
export function naming({ directory, book }: Pick<LintGround, 'directory' | 'book'>) {
  const unnamed = (text: string): Text => ({ 'zh-CN': text, en: text })
  return {
    position: (id: Id) => ({ id, name: directory.positions.get(id)?.name ?? unnamed(id) }),
    service: (id: Id) => ({ id, name: directory.services.get(id)?.name ?? unnamed(id) }),
    duty: (id: Id) => ({ id, title: book.duties.get(id)?.title ?? unnamed(id) }),
    person: (id: Id) => personRefIn(directory, id),
    activity: (code: string) => ({
      code,
      name: book.frame.activities.find((each) => each.code === code)?.name ?? unnamed(code),
    }),
  }
}

/** A finding as people read it. */
export function viewOfFinding(
  finding: LintFinding,
  { ground, titles }: SeenGround,
  accepted: readonly AcceptedFinding[],
  language: Language,
): LintFindingOut {
  const named = naming(ground)
  const orNull = <Given, Out>(given: Given | undefined, out: (given: Given) => Out): Out | null =>
    given === undefined ? null : out(given)
  const { title, what, why, mends } = explainFinding(finding, ground, titles)
  const acceptance = accepted.find((each) => each.finding === finding.key)
  return {
    key: finding.key,
    kind: finding.kind,
    weight: finding.weight,
    title: title[language],
    what: what[language],
    why: why[language],
    service: orNull(finding.service, named.service),
    activity: orNull(finding.activity, named.activity),
    positions: finding.positions.map(named.position),
    duties: finding.duties.slice(0, MOST_NAMED).map(named.duty),
    dutyCount: finding.duties.length,
    people: finding.people.map(named.person),
    from: finding.from ?? null,
    until: finding.until ?? null,
    values: { ...finding.values },
    mends: mends.map(({ act, text, href, position, duty, service, activity }) => ({
      ...{ act, text: text[language], href },
      position: orNull(position, named.position),
      duty: orNull(duty, named.duty),
      service: orNull(service, named.service),
      activity: orNull(activity, named.activity),
    })),
    accepted: orNull(acceptance, ({ by, until, reason }) => ({ by: named.person(by), until, reason })),
  }
}
