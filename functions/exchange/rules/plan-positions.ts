import type { Id } from '../../kernel/ids.ts'
import { plainName } from '../../kernel/table/read-rows.ts'
import type { Row } from '../../kernel/table/table.ts'
import {
  covers,
  type Directory,
  freePlaceId,
  type Group,
  MOST_PLACES,
  notActive,
  organisationRefused,
  type Place,
  type Position,
  whatKeepsFrom,
} from '../../responsibility/index.ts'
import type { Fault, Verdict } from '../exchange.ts'
import { namesIn, truthIn } from './cells.ts'
import { FaultsOf } from './faults.ts'
import { called, personNamed } from './find-named.ts'
import type { Drafted, OrganisationIntent, Planned, PlanningFor } from './plan-organisation.ts'

const LONGEST_NAME = 80
type Intent = OrganisationIntent & { readonly row: number }

/** What rows of the table of positions come to. Leaders of new groups come first, whatever the order of rows. */
export function planPositions(
  rows: readonly Row[],
  after: Drafted,
  planning: PlanningFor,
): Planned<OrganisationIntent> {
  const [verdicts, intents, faults]: [Verdict[], Intent[], Fault[]] = [[], [], []]
  const seen = new Map<string, number>()
  const leads = ({ cells }: Row) => (cells.leads !== undefined && truthIn(cells.leads) === true ? 0 : 1)
  for (const each of rows.toSorted((a, b) => leads(a) - leads(b) || a.row - b.row)) {
    const found = new FaultsOf('positions', each.row)
    const planned = planPosition(each, after, seen, found, planning)
    faults.push(...found.found)
    if (planned === undefined || found.found.length > 0) continue
    verdicts.push(planned.verdict)
    if (planned.intent !== undefined) intents.push({ ...planned.intent, row: each.row })
  }
  return { verdicts, intents, faults: faults.toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0)) }
}

function planPosition(
  { row, cells }: Row,
  after: Drafted,
  seen: Map<string, number>,
  faults: FaultsOf,
  planning: PlanningFor,
): { verdict: Verdict; intent?: OrganisationIntent } | undefined {
  const { position: name, positionEn } = cells
  if (name === undefined) return undefined
  for (const column of ['position', 'positionEn', 'group', 'groupEn']) {
    if ((cells[column]?.length ?? 0) > LONGEST_NAME) faults.add(column, 'too-long', { most: LONGEST_NAME })
  }
  const leads = cells.leads === undefined ? undefined : truthIn(cells.leads)
  if (cells.leads !== undefined && leads === undefined) faults.add('leads', 'not-yes-or-no')
  const group = groupOf(cells, leads === true, after, faults, planning)
  const key = JSON.stringify([plainName(cells.group ?? ''), plainName(name)])
  const twin = seen.get(key)
  if (twin !== undefined) faults.add('position', 'row-twice', { row: twin })
  else seen.set(key, row)
  const known = positionIn(after, name, group?.id)
  const leader = group === undefined || group.isNew ? undefined : after.groups.get(group.id)?.leader
  if (leads === true && leader !== undefined && leader !== known?.id) {
    faults.add('leads', 'leader-is-another', { value: after.positions.get(leader)?.name ?? leader })
  }
  if (faults.found.length > 0) return undefined
  const id = known?.id ?? planning.idFor('pos', key)
  const places = placesOf(id, cells, after, faults, planning)
  if (faults.found.length > 0) return undefined
  const verdict = { table: 'positions', row, name } as const
  if (known === undefined) {
    const position = { 'zh-CN': name, en: positionEn ?? name }
    after.positions.set(id, { id, name: position, authorities: [], version: 1, ...(group && { group: group.id }) })
    if (group?.isNew === true) after.groups.set(group.id, { id: group.id, name: group.name, leader: id, version: 1 })
    return {
      verdict: { ...verdict, what: 'created', columns: [] },
      intent: {
        ...{ kind: 'add-position', id, name: position, group: group?.id, places },
        ...(group?.isNew === true ? { leads: { id: group.id, name: group.name } } : {}),
      },
    }
  }
  const renamed = positionEn !== undefined && positionEn !== known.name.en
  const becomes: Position = renamed ? { ...known, name: { ...known.name, en: positionEn } } : known
  const columns = [
    ...(renamed ? ['positionEn'] : []),
    ...(places.some(({ id: place }) => place.startsWith('asg_')) ? ['holders'] : []),
    ...(places.some(({ id: place }) => place.startsWith('dpt_')) ? ['deputies'] : []),
  ]
  if (columns.length === 0) return { verdict: { ...verdict, what: 'unchanged', columns } }
  after.positions.set(id, becomes)
  return {
    verdict: { ...verdict, what: 'changed', columns },
    intent: { kind: 'change-position', before: known, after: becomes, begin: places },
  }
}

interface GroupMeant extends Pick<Group, 'id' | 'name'> {
  readonly isNew: boolean
}

/** The group of a row: one that is there, or a new one that the row's position leads. */
function groupOf(
  { group: said, groupEn }: Row['cells'],
  leads: boolean,
  { groups }: Directory,
  faults: FaultsOf,
  { idFor }: PlanningFor,
): GroupMeant | undefined {
  if (said === undefined) return undefined
  const known = called(groups.values(), said)
  if (known !== undefined) return { id: known.id, name: known.name, isNew: false }
  if (!leads) faults.add('group', 'group-without-leader', { value: said.slice(0, 60) })
  return { id: idFor('grp', plainName(said)), name: { 'zh-CN': said, en: groupEn ?? said }, isNew: true }
}

const positionIn = ({ positions }: Directory, name: string, group: Id | undefined): Position | undefined =>
  called(
    [...positions.values()].filter((position) => position.group === group),
    name,
  )

const KINDS = [
  ['holders', 'assignments', 'asg'],
  ['deputies', 'deputies', 'dpt'],
] as const

/** Places that begin: whoever is named and does not have one. Nobody loses theirs by not being named. */
function placesOf(position: Id, cells: Row['cells'], after: Drafted, faults: FaultsOf, { now }: PlanningFor): Place[] {
  return KINDS.flatMap(([column, kind, prefix]) =>
    namesIn(cells[column]).flatMap((said): Place[] => {
      const person = personNamed(after, said, column, faults)
      if (person === undefined) return []
      const has = after[kind].some(
        (each) => each.person === person.id && each.position === position && covers(each, now),
      )
      if (has) return []
      const place: Place = {
        id: freePlaceId(after[kind], position, prefix, now),
        ...{ person: person.id, position, from: now },
      }
      const obstacle = whatKeepsFrom(after, place, after[kind], now)
      if (obstacle === 'person-not-active') faults.because(column, notActive)
      else if (obstacle !== undefined)
        faults.because(column, organisationRefused(obstacle, { most: MOST_PLACES }).reason)
      else after[kind].push(place)
      return obstacle === undefined ? [place] : []
    }),
  )
}
