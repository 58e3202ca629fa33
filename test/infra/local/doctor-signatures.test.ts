import { describe, expect, it } from 'vitest'
import type { Item } from '../../../functions/platform/store.ts'
import type { Ward } from '../../../infra/local/doctor/patient.ts'
import { whatWasReadIsSigned } from '../../../infra/local/doctor/signatures.ts'
import { people } from '../../support/department.ts'

const id = 'ack_01K9ZQ6V80ABCDEFGHJKMNPQRS'
const head = { pk: 'agg#x', sk: 'head', id, person: people.opsTwo, status: 'signed', page: 'one' }
const entry = (by: string, page: string): Item => ({
  pk: 'agg#x',
  sk: 'aud#1',
  entry: { did: 'acknowledgement.signed', by: { kind: 'person', id: by }, what: { page } },
})
const said = (...rows: Item[]) => whatWasReadIsSigned([head, ...rows], {} as Ward).map(({ invariant }) => invariant)

describe('the doctor, about duty lists', () => {
  it('has nothing to say of a list that its person signed', () => {
    expect(said(entry(people.opsTwo, 'one'))).toEqual([])
  })

  it('finds one that somebody else signed, one signed as another list, one that nobody signed', () => {
    expect(said(entry(people.opsOne, 'one'))).toEqual([8])
    expect(said(entry(people.opsTwo, 'another'))).toEqual([8])
    expect(said()).toEqual([8])
  })
})
