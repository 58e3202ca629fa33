import { findHead } from '../audit-trail/index.ts'
import type { Id } from '../kernel/ids.ts'
import { NotFoundError, RefusalError } from '../kernel/refusal.ts'
import type { Outcome } from '../platform/act.ts'
import { type Call, mutation, query, type Route } from '../platform/handler.ts'
import { mustBeVersion } from '../platform/must-be-version.ts'
import type { Platform } from '../platform/platform.ts'
import {
  type Assignment,
  administering,
  covers,
  type Directory,
  freePlaceId,
  type Group,
  grantOf,
  holdersOf,
  loadDirectory,
  MOST_PLACES,
  notActive,
  organisationRefused,
  outcomeThatStands,
  type Position,
  type PositionHead,
  replacePlaces,
  whatKeepsFrom,
} from '../responsibility/index.ts'
import { refused } from './errors.ts'
import { displayNameOf, viewOfGroup } from './group.view.ts'
import { pageOfAll } from './page.ts'
import { type Filtered, fitsFilter } from './rules/fits-filter.ts'
import { membersAfter } from './rules/members-moved.ts'
import type { Literal } from './rules/parse-filter.ts'
import { NotPatchableError, type PatchOperation } from './rules/patched-user.ts'
import * as contracts from './scim.contract.ts'
import { filterIn } from './users-that-fit.ts'

/** Comings and goings of one request: a place is a row, with a row of what others have to hear. */
const MOST_MOVED = 30

export const groupRoutes: Route[] = [
  query(contracts.listGroups, async ({ store, publicUrl }, { query: asked, caller, now }) => {
    const directory = await loadDirectory(store)
    grantOf(directory, caller, 'directory.administer', now)
    const filter = filterIn(asked.filter, KNOWN)
    const looking = { directory, publicUrl, now }
    const all: (Position | Group)[] = [...directory.groups.values(), ...directory.positions.values()]
    const fitting = all
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .filter((each) => filter === undefined || fitsFilter(filtered(looking, each), filter))
    const { page, list } = pageOfAll(fitting, asked)
    return { ...list, Resources: page.map((each) => viewOfGroup(looking, each)) }
  }),

  query(contracts.readGroup, async ({ store, publicUrl }, { params: { id }, caller, now }) => {
    const directory = await loadDirectory(store)
    grantOf(directory, caller, 'directory.administer', now)
    return viewOfGroup({ directory, publicUrl, now }, thingIn(directory, id))
  }),

  mutation(contracts.patchGroup, (platform, call) => moved(platform, call, call.body.Operations)),

  mutation(contracts.replaceGroup, (platform, call) => {
    const { members } = call.body
    // A directory that says nothing of members does not mean that there are none.
    const operations =
      members === undefined || members === null ? [] : [{ op: 'replace', path: 'members', value: members }]
    return moved(platform, call, operations)
  }),
]

type By = Pick<Call, 'caller' | 'now' | 'ifMatch'> & { readonly params: { readonly id: Id } }

/** Who holds a position becomes another list, from now on. */
async function moved(
  platform: Platform,
  { params: { id }, caller, now, ifMatch }: By,
  operations: readonly PatchOperation[],
): Promise<Outcome<contracts.GroupOut>> {
  const gathered = await administering(platform, { caller, now })
  const { directory, organiser } = gathered
  const position = thingIn(directory, id)
  if ('leader' in position) throw refused('scim-group-is-read-only')
  const head = await findHead(platform.store, id)
  if (head === undefined) throw new NotFoundError('position')
  mustBeVersion(head.version, ifMatch)
  const view = (after: Directory) =>
    viewOfGroup({ directory: after, publicUrl: platform.publicUrl, now }, thingIn(after, id))
  const { begin, end } = placesMoved(directory, id, operations, now)
  if (begin.length + end.length === 0) return { acts: [], answer: view(directory) }
  if (begin.length + end.length > MOST_MOVED) throw refused('scim-too-many-members', { most: MOST_MOVED })
  const act = replacePlaces(organiser, head as PositionHead, position, { begin, end })
  return outcomeThatStands(gathered, [act], view)
}

function placesMoved(directory: Directory, position: Id, operations: readonly PatchOperation[], now: string) {
  const before = holdersOf(directory, position, now).map(({ id }) => id)
  const after = afterOf(before, operations)
  const end = directory.assignments.filter(
    (each) => each.position === position && covers(each, now) && !after.includes(each.person),
  )
  const begin: Assignment[] = []
  for (const person of after.filter((each) => !before.includes(each))) {
    const id = freePlaceId([...directory.assignments, ...begin], position, 'asg', now)
    const place: Assignment = { id, person, position, from: now }
    const obstacle = whatKeepsFrom(directory, place, [], now)
    if (obstacle === 'person-not-active') throw new RefusalError(409, notActive)
    if (obstacle !== undefined) throw organisationRefused(obstacle, { most: MOST_PLACES })
    begin.push(place)
  }
  return { begin, end }
}

function afterOf(before: readonly Id[], operations: readonly PatchOperation[]): Id[] {
  try {
    return membersAfter(before, operations)
  } catch (error) {
    if (!(error instanceof NotPatchableError)) throw error
    throw error.is === 'path' ? refused('scim-path', { path: error.what }) : refused('scim-value', { why: error.what })
  }
}

function thingIn(directory: Directory, id: Id): Position | Group {
  const thing = directory.positions.get(id) ?? directory.groups.get(id)
  if (thing === undefined) throw new NotFoundError('group')
  return thing
}

const KNOWN = ['id', 'displayname', 'members', 'members.value']

function filtered(looking: Parameters<typeof viewOfGroup>[0], thing: Position | Group): Filtered {
  const { members } = viewOfGroup(looking, thing)
  return new Map<string, readonly Literal[]>([
    ['id', [thing.id]],
    ['displayname', [displayNameOf(looking.directory, thing)]],
    ['members.value', members.map(({ value }) => value)],
  ])
}
