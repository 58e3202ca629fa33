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
  const list = membersIn(path, value)
  if (list === undefined) return
  if (kind === 'add') for (const id of list) members.add(id)
  // Entra ID removes with a list of whom; without one everybody goes.
  else if (kind === 'remove' && list.length > 0) for (const id of list) members.delete(id)
  else {
    members.clear()
    if (kind === 'replace') for (const id of list) members.add(id)
  }
}

/** `members[value eq "per_…"]` names one. */
function memberIn(path: PatchOperation['path']): Id | undefined {
  const found = /^\s*members\s*\[\s*value\s+eq\s+"([^"]{1,40})"\s*\]\s*$/i.exec(path ?? '')
  return found?.[1]
}

/** The members an operation is about; nothing when it is about another attribute. */
function membersIn(path: PatchOperation['path'], value: unknown): Id[] | undefined {
  const attribute = (path ?? '').trim().toLowerCase()
  if (attribute.startsWith('members') && attribute !== 'members') throw new NotPatchableError('path', String(path))
  if (attribute === 'members') return idsIn(value)
  if (attribute !== '') return undefined
  if (typeof value !== 'object' || value === null) throw new NotPatchableError('value', 'members')
  const listed = Object.entries(value).find(([name]) => name.toLowerCase() === 'members')
  return listed === undefined ? undefined : idsIn(listed[1])
}

function idsIn(value: unknown): Id[] {
  if (value === undefined || value === null) return []
  return (Array.isArray(value) ? value : [value]).map((each: unknown) => {
    const id = typeof each === 'object' && each !== null ? (each as { value?: unknown }).value : each
    if (typeof id !== 'string') throw new NotPatchableError('value', 'members')
    return id
  })
}
