import { describe, expect, it } from 'vitest'
import { membersAfter } from '../../functions/scim/rules/members-moved.ts'
import { NotPatchableError, type PatchOperation } from '../../functions/scim/rules/patched-user.ts'

const [ann, ben, cai] = ['per_ann', 'per_ben', 'per_cai']
const moved = (...operations: PatchOperation[]) => membersAfter([ann, ben], operations)
const listed = (...ids: string[]) => ids.map((value) => ({ value }))

describe('members of a position after a patch', () => {
  it('are moved as Entra ID and Okta write it', () => {
    expect(moved({ op: 'Add', path: 'members', value: listed(cai) })).toEqual([ann, ben, cai])
    expect(moved({ op: 'Remove', path: 'members', value: listed(ann) })).toEqual([ben])
    expect(moved({ op: 'remove', path: `members[value eq "${ann}"]` })).toEqual([ben])
    expect(moved({ op: 'replace', path: 'members', value: listed(cai) })).toEqual([cai])
    expect(moved({ op: 'replace', value: { id: 'pos_1', displayName: 'DBA' } })).toEqual([ann, ben])
  })

  it('are nobody when all are removed, or replaced by nobody', () => {
    expect(moved({ op: 'remove', path: 'members' })).toEqual([])
    expect(moved({ op: 'replace', path: 'members', value: [] })).toEqual([])
  })

  it('are the same when the list of those who go is empty: a directory with nobody to remove empties no position', () => {
    expect(moved({ op: 'remove', path: 'members', value: [] })).toEqual([ann, ben])
    expect(moved({ op: 'remove', value: { members: [] } })).toEqual([ann, ben])
  })

  it.each(['add', 'replace'])('cannot be said by "%s" without a list', (op) => {
    expect(() => moved({ op, path: 'members' })).toThrow(NotPatchableError)
  })
})
