import { findHead } from '../audit-trail/index.ts'
import { type Id, newId } from '../kernel/ids.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import type { Outcome } from '../platform/act.ts'
import { type Call, mutation, query, type Route } from '../platform/handler.ts'
import { mustBeVersion } from '../platform/must-be-version.ts'
import type { Platform } from '../platform/platform.ts'
import type { Store } from '../platform/store.ts'
import {
  addPerson,
  administering,
  changePerson,
  type Directory,
  endPlacesOf,
  grantOf,
  loadDirectory,
  mustBeFree,
  type OrganisationAct,
  outcome,
  outcomeThatStands,
  type Person,
  type PersonHead,
} from '../responsibility/index.ts'
import { refused } from './errors.ts'
import { pageOfAll } from './page.ts'
import type { UserFields } from './rules/patched-user.ts'
import * as contracts from './scim.contract.ts'
import { findCalled, findIdentities, type Identity, identityWrites } from './scim.store.ts'
import { viewOfUser } from './user.view.ts'
import { identityAfter, sentFields, wishFor } from './user-wish.ts'
import { usersThatFit } from './users-that-fit.ts'

export const userRoutes: Route[] = [
  query(contracts.listUsers, async ({ store, publicUrl }, { query: asked, caller, now }) => {
    const directory = await loadDirectory(store)
    grantOf(directory, caller, 'directory.administer', now)
    const { page, list } = pageOfAll(await usersThatFit(store, directory, asked.filter), asked)
    const identities = await findIdentities(
      store,
      page.map(({ id }) => id),
    )
    const looking = { directory, publicUrl, now }
    return { ...list, Resources: page.map((each) => viewOfUser(looking, each, identities.get(each.id))) }
  }),

  query(contracts.readUser, async ({ store, publicUrl }, { params: { id }, caller, now }) => {
    const directory = await loadDirectory(store)
    grantOf(directory, caller, 'directory.administer', now)
    return viewOfUser({ directory, publicUrl, now }, personIn(directory, id), await identityOf(store, id))
  }),

  mutation(contracts.createUser, async (platform, { body, caller, now }) => {
    const { directory, organiser } = await administering(platform, { caller, now })
    const sent = sentFields([{ op: 'add', value: body }])
    const wished = wishFor(sent, {})
    if (!wished.active) throw refused('scim-value', { why: 'active' })
    const id = newId('per', now, platform.random)
    const identity = identityAfter(sent, {}, wished.email)
    await mustBeNobodyElse(platform.store, directory, id, sent)
    const isKnown = [...directory.people.values()].some(({ email }) => email === wished.email)
    if (isKnown) mustBeFree(directory, wished.email, id)
    // Somebody who left under this address comes back as themselves: by PATCH, as directories do.
    if (isKnown) throw refused('user-name-taken')
    const added = withRows(addPerson(organiser, id, wished), identityWrites(id, {}, identity))
    return outcome(directory, [added], (after) =>
      viewOfUser({ directory: after, publicUrl: platform.publicUrl, now }, personIn(after, id), identity),
    )
  }),

  mutation(contracts.replaceUser, async (platform, call) =>
    changed(platform, call, sentFields([{ op: 'replace', value: call.body }])),
  ),

  mutation(contracts.patchUser, async (platform, call) => changed(platform, call, sentFields(call.body.Operations))),

  mutation(contracts.deleteUser, async (platform, call) => {
    const { acts } = await changed(platform, call, { active: false })
    return { acts, answer: null }
  }),
]

type By = Pick<Call, 'caller' | 'now' | 'ifMatch'> & { readonly params: { readonly id: Id } }

/** Somebody becomes what was sent. Leaving is leaving: out at once, places end, what they owe goes on to others. */
async function changed(
  platform: Platform,
  { params: { id }, caller, now, ifMatch }: By,
  sent: UserFields,
): Promise<Outcome<contracts.UserOut>> {
  const { store, publicUrl } = platform
  const gathered = await administering(platform, { caller, now })
  const { directory, organiser } = gathered
  const person = personIn(directory, id)
  const [head, before] = await Promise.all([findHead(store, id), identityOf(store, id)])
  if (head === undefined) throw new NotFoundError('person')
  mustBeVersion(head.version, ifMatch)
  const wished = wishFor(sent, before, person)
  const identity = identityAfter(sent, before, wished.email, person)
  // Only what is new: whoever leaves is not kept from it by a name they had already.
  const kept = identity.userName === before.userName ? undefined : identity.userName
  await mustBeNobodyElse(store, directory, id, { ...sent, userName: sent.userName ?? kept })
  if (wished.active) mustBeFree(directory, wished.email, id)
  const view = (after: Directory) => viewOfUser({ directory: after, publicUrl, now }, personIn(after, id), identity)
  const rows = identityWrites(id, before, identity)
  const isSame = FIELDS.every((field) => wished[field] === person[field])
  if (isSame && rows.length === 0) return { acts: [], answer: view(directory) }
  const leaves = person.active && !wished.active
  const acts = [
    withRows(changePerson(organiser, head as PersonHead, wished), rows),
    ...(leaves ? await endPlacesOf(store, gathered, id) : []),
  ]
  return leaves ? outcomeThatStands(gathered, acts, view) : outcome(directory, acts, view)
}

const FIELDS = ['name', 'email', 'language', 'active'] as const

function personIn(directory: Directory, id: Id): Person {
  const person = directory.people.get(id)
  if (person === undefined) throw new NotFoundError('person')
  return person
}

const identityOf = async (store: Store, id: Id): Promise<Identity> => (await findIdentities(store, [id])).get(id) ?? {}

/** A user name, or an id elsewhere, is one person's, whether they work here still or not. */
async function mustBeNobodyElse(
  store: Store,
  directory: Directory,
  person: Id,
  { userName, externalId }: UserFields,
): Promise<void> {
  const called = await Promise.all([
    userName === undefined ? undefined : findCalled(store, 'userName', userName),
    externalId === undefined ? undefined : findCalled(store, 'externalId', externalId),
  ])
  const wanted = userName?.trim().toLowerCase()
  const reached = [...directory.people.values()].filter(({ email, active }) => active && email === wanted)
  const others = [...called, ...reached.map(({ id }) => id)].filter((id) => id !== undefined && id !== person)
  if (others.length > 0) throw refused('user-name-taken')
}

const withRows = (act: OrganisationAct, rows: NonNullable<OrganisationAct['act']['rows']>): OrganisationAct => ({
  ...act,
  act: { ...act.act, rows: [...(act.act.rows ?? []), ...rows] },
})
