import type { Id } from '../../kernel/ids.ts'
import { NotPatchableError, type PatchOperation } from './patched-user.ts'

/**
 * Who is a member after operations, of those who were before. Other attributes than `members` are left aside: what a
 * position is called is not for another directory to say. Throws {@link NotPatchableError}.
 */
export function membersAfter(before: readonly Id[], operations: readonly PatchOperation[]): Id[] {
  const members = new Set(before)
  for (const operation of operations) apply(members, operation)
  return [...members]
}

function apply(members: Set<Id>, { op, path, value }: PatchOperation): void {
  const kind = op.toLowerCase()
  if (!['add', 'replace', 'remove'].includes(kind)) throw new NotPatchableError('value', `op ${op}`)
  const named = memberIn(path)
  if (named !== undefined) {
    if (kind !== 'remove') throw new NotPatchableError('path', String(path))
    members.delete(named)
    return
  }
  // Without a list of whom, everybody goes. Entra ID removes with a list: then only they go, be it nobody.
  if (kind === 'remove' && isTheList(path) && (value === undefined || value === null)) {
    members.clear()
    return
  }
  const list = membersIn(path, value)
  if (list === undefined) return
  if (kind === 'replace') members.clear()
  for (const id of list) {
    if (kind === 'remove') members.delete(id)
    else members.add(id)
  }
}

const isTheList = (path: PatchOperation['path']): boolean => path?.trim().toLowerCase() === 'members'

/** `members[value eq "per_…"]` names one. */
function memberIn(path: PatchOperation['path']): Id | undefined {
  const found = /^\s*members\s*\[\s*value\s+eq\s+"([^"]{1,40})"\s*\]\s*$/i.exec(path ?? '')
  return found?.[1]
}

/** The members an operation is about; nothing when it is about another attribute. */
function membersIn(path: PatchOperation['path'], value: unknown): Id[] | undefined {
  const attribute = (path ?? '').trim().toLowerCase()
  if (isTheList(path)) return idsIn(value)
  if (attribute.startsWith('members')) throw new NotPatchableError('path', String(path))
  if (attribute !== '') return undefined
  if (typeof value !== 'object' || value === null) throw new NotPatchableError('value', 'members')
  const listed = Object.entries(value).find(([name]) => name.toLowerCase() === 'members')
  return listed === undefined ? undefined : idsIn(listed[1])
}

/** Null is an empty list (RFC 7643, 2.5); nothing at all is no list. */
function idsIn(value: unknown): Id[] {
  if (value === undefined) throw new NotPatchableError('value', 'members')
  if (value === null) return []
  return (Array.isArray(value) ? value : [value]).map((each: unknown) => {
    const id = typeof each === 'object' && each !== null ? (each as { value?: unknown }).value : each
    if (typeof id !== 'string') throw new NotPatchableError('value', 'members')
    return id
  })
}
