import * as z from 'zod/mini'
import { line } from '../kernel/contract.ts'
import { refused } from './errors.ts'
import { NotPatchableError, type PatchOperation, patchOf, type UserFields } from './rules/patched-user.ts'
import { type PersonWished, personWished } from './rules/person-wished.ts'
import type { Identity } from './scim.store.ts'

const address = z.email().check(z.maxLength(254))
const name = line(80)

/** What operations (or a whole resource, which is one of them) ask for, or the refusal. */
export function sentFields(operations: readonly PatchOperation[]): UserFields {
  try {
    return patchOf(operations)
  } catch (error) {
    if (!(error instanceof NotPatchableError)) throw error
    throw error.is === 'path' ? refused('scim-path', { path: error.what }) : refused('scim-value', { why: error.what })
  }
}

/** Who somebody is to be, or the refusal. */
export function wishFor(sent: UserFields, identity: Identity, now?: PersonWished): PersonWished {
  const wished = personWished(withKnownParts(sent, identity, now), now)
  if (!name.safeParse(wished.name).success) throw refused('scim-value', { why: `displayName ${wished.name}` })
  if (!address.safeParse(wished.email).success) throw refused('scim-value', { why: `emails ${wished.email}` })
  return wished
}

/** One half of a name says nothing of the whole unless the other is known; then the name stays. */
function withKnownParts(sent: UserFields, before: Identity, now: PersonWished | undefined): UserFields {
  if (sent.familyName === undefined && sent.givenName === undefined) return sent
  const familyName = sent.familyName ?? before.familyName
  const givenName = sent.givenName ?? before.givenName
  const isWhole = familyName !== undefined && givenName !== undefined
  const { familyName: _, givenName: __, ...others } = sent
  return isWhole || now === undefined ? { ...sent, familyName, givenName } : others
}

/** What another directory calls them from now on: the same as before when it has sent nothing else but another address. */
export function identityAfter(sent: UserFields, before: Identity, email: string, now?: PersonWished): Identity {
  const userName = sent.userName ?? before.userName ?? now?.email
  const merged = {
    userName: userName?.toLowerCase() === email ? undefined : userName,
    externalId: 'externalId' in sent ? sent.externalId : before.externalId,
    familyName: 'familyName' in sent ? sent.familyName : before.familyName,
    givenName: 'givenName' in sent ? sent.givenName : before.givenName,
  }
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== undefined))
}
