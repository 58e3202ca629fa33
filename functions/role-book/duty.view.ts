import type { Id } from '../kernel/ids.ts'
import type { Text } from '../kernel/text.ts'
import type { Directory } from '../responsibility/index.ts'
import type { DutyContent, DutyOut } from './duty.contract.ts'
import type { Duty } from './duty.ts'
import { hashOfDuty } from './rules/pages-of-book.ts'

/** What everything a duty mentions is called. */
export interface Named {
  readonly directory: Directory
  /** Titles of objectives. */
  readonly objectives: ReadonlyMap<Id, Text>
}

/** As it goes out: plain JSON, what is absent is absent. */
export const contentOf = (duty: Duty): DutyContent => duty as unknown as DutyContent

export const viewOfDuty = (duty: Duty, version: number | null, named: Named): DutyOut => ({
  ...contentOf(duty),
  version,
  hash: hashOfDuty(duty),
  names: namesIn([duty], named),
})

export const positionNamed = ({ directory }: Pick<Named, 'directory'>, id: Id) => ({
  id,
  name: directory.positions.get(id)?.name ?? { 'zh-CN': id, en: id },
})

/** What the positions, services and objectives in some duties are called, by id. */
export function namesIn(duties: readonly Duty[], { directory, objectives }: Named): Record<Id, Text> {
  const nameOf = (id: Id) => directory.positions.get(id)?.name ?? directory.services.get(id)?.name ?? objectives.get(id)
  return Object.fromEntries(
    [...new Set(duties.flatMap(mentionedIn))].flatMap((id) => {
      const name = nameOf(id)
      return name === undefined ? [] : [[id, name]]
    }),
  )
}

function mentionedIn(duty: Duty): Id[] {
  const { position, responsible, consulted, informed, covers, when, objective, authorities } = duty
  return [
    ...[position, ...responsible, ...consulted, ...informed],
    ...(covers === undefined || covers.services === 'all' ? [] : covers.services),
    ...(when.kind === 'triggered' ? (when.services ?? []) : []),
    ...(objective === undefined ? [] : [objective]),
    ...authorities.flatMap(({ services = [] }) => services),
  ]
}

/** In the order of the department: its own posts, then group by group, whoever leads it first; then by name. */
export const keyOfDuty = (named: Named) => {
  const { directory } = named
  const leaders = new Set([...directory.groups.values()].map(({ leader }) => leader))
  return ({ position, title }: Duty): readonly string[] => {
    const group = directory.positions.get(position)?.group
    const isFirst = leaders.has(position) || directory.department.head === position
    return [
      group === undefined ? '' : (directory.groups.get(group)?.name['zh-CN'] ?? group),
      isFirst ? '0' : '1',
      positionNamed(named, position).name['zh-CN'],
      position,
      title['zh-CN'],
    ]
  }
}

interface AskedFor {
  readonly position?: Id | undefined
  readonly objective?: Id | undefined
  readonly q?: string | undefined
}

/** Whether a duty is in a list that was asked for: every word of `q` stands somewhere in what people read of it. */
export function isAskedFor(duty: Duty, { position, objective, q }: AskedFor): boolean {
  if (position !== undefined && duty.position !== position) return false
  if (objective !== undefined && duty.objective !== objective) return false
  const words = (q ?? '').toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return true
  const { title, standard, procedure } = duty
  const text = [title['zh-CN'], title.en, standard['zh-CN'], standard.en, procedure?.title, procedure?.steps]
    .join('\n')
    .toLowerCase()
  return words.every((word) => text.includes(word))
}
