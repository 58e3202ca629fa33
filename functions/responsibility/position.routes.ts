import { type Id, newId } from '../kernel/ids.ts'
import { asJson, canonicalJson } from '../kernel/json.ts'
import { mutation, query, type Route } from '../platform/handler.ts'
import * as acts from './acts/position-acts.ts'
import { administering, found, headOf, mustBeVersion, outcome, outcomeThatStands } from './administering.ts'
import type { Authority, Directory, Position } from './directory.ts'
import { inOrder, type OrderKey, pageOfDirectory } from './directory-page.ts'
import { refused } from './errors.ts'
import { addPosition, changePosition, listPositions, readPosition } from './position.contract.ts'
import { viewOfPosition } from './position.view.ts'
import { loadDirectory } from './responsibility.store.ts'
import type { Risk } from './risks.ts'

export const positionRoutes: Route[] = [
  query(listPositions, async ({ store }, { query: { group, ...page }, now }) => {
    const directory = await loadDirectory(store)
    const keyOf = orderIn(directory)
    const positions = inOrder(directory.positions.values(), keyOf).filter(
      (position) => group === undefined || position.group === group,
    )
    return pageOfDirectory('positions', positions, keyOf, page, (each) => viewOfPosition(directory, each, now))
  }),

  query(readPosition, async ({ store }, { params: { id }, now }) => {
    const directory = await loadDirectory(store)
    return viewOfPosition(directory, found(directory.positions.get(id), 'position'), now)
  }),

  mutation(addPosition, async (platform, { body: { name, group, authorities }, caller, now }) => {
    const { directory, organiser } = await administering(platform, { caller, now })
    const id = newId('pos', now, platform.random)
    mustKnowGroup(directory, group)
    const wish = { name, authorities: authoritiesOf(directory, authorities), ...inGroup(group) }
    return outcome(directory, [acts.addPosition(organiser, id, wish)], (after) => viewAfter(after, id, now))
  }),

  mutation(changePosition, async (platform, { params: { id }, body, ifMatch, caller, now }) => {
    const gathered = await administering(platform, { caller, now })
    const { directory } = gathered
    const position = found(directory.positions.get(id), 'position')
    const head = await headOf(platform.store, id)
    mustBeVersion(head.version, ifMatch)
    const after = positionAfter(directory, position, body)
    if (isSame(after, position)) throw refused('nothing-to-change')
    const act = acts.changePosition(gathered.organiser, head, after)
    return outcomeThatStands(gathered, [act], (next) => viewAfter(next, id, now))
  }),
]

/** Posts of the department in front, then group by group, the leader first. */
function orderIn(directory: Directory) {
  const leaders = new Set([...directory.groups.values()].map(({ leader }) => leader))
  return ({ id, name, group }: Position): OrderKey => {
    const groupName = group === undefined ? '' : (directory.groups.get(group)?.name['zh-CN'] ?? '')
    const isFirst = leaders.has(id) || directory.department.head === id
    return [groupName, group ?? '', isFirst ? '0' : '1', name['zh-CN']]
  }
}

function positionAfter(
  directory: Directory,
  position: Position,
  body: {
    readonly name?: Position['name'] | undefined
    readonly group?: Id | null | undefined
    readonly authorities?: readonly AuthorityIn[] | undefined
  },
): Position {
  const { group: groupBefore, ...rest } = position
  const group = body.group === undefined ? groupBefore : (body.group ?? undefined)
  mustKnowGroup(directory, group)
  const leads = [...directory.groups.values()].find(({ leader }) => leader === position.id)
  if (leads !== undefined && leads.id !== group) throw refused('leader-not-in-group')
  return {
    ...rest,
    ...inGroup(group),
    ...(body.name === undefined ? {} : { name: body.name }),
    ...(body.authorities === undefined ? {} : { authorities: authoritiesOf(directory, body.authorities) }),
  }
}

const inGroup = (group: Id | undefined) => (group === undefined ? {} : { group })

const isSame = (a: Position, b: Position): boolean => canonicalJson(asJson(a)) === canonicalJson(asJson(b))

export const viewAfter = (after: Directory, id: Id, now: string) =>
  viewOfPosition(after, found(after.positions.get(id), 'position'), now)

export function mustKnowGroup(directory: Directory, group: Id | undefined): void {
  if (group !== undefined && !directory.groups.has(group)) throw refused('unknown-group')
}

type AuthorityIn = {
  readonly act: Authority['act']
  readonly services?: readonly Id[] | undefined
  readonly upTo?: Risk | undefined
}

/**
 * Authorities as they are kept; every service they are limited to has to exist. Once there is a role book they follow
 * from its duties, and a position cannot be given any.
 */
export function authoritiesOf(directory: Directory, given: readonly AuthorityIn[]): Authority[] {
  if (given.length > 0 && directory.books.length > 0) throw refused('authority-follows-duties')
  return given.map(({ act, services, upTo }) => {
    if (services?.every((id) => directory.services.has(id)) === false) throw refused('unknown-service')
    return { act, ...(services === undefined ? {} : { services }), ...(upTo === undefined ? {} : { upTo }) }
  })
}
