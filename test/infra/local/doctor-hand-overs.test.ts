import { describe, expect, it } from 'vitest'
import type { Item } from '../../../functions/platform/store.ts'
import { contentHashOf } from '../../../functions/position-hand-over/rules/content-hash.ts'
import { bothSignedWhatWasHandedOver, handOversAreCarriedOut } from '../../../infra/local/doctor/hand-overs.ts'
import type { Ward } from '../../../infra/local/doctor/patient.ts'
import { people, positions } from '../../support/department.ts'

const at = '2026-01-05T01:00:00.000Z'
const between = {
  position: positions.opsEngineer,
  from: people.opsOne,
  giver: people.opsOne,
  receiver: people.opsTwo,
}
const choice = { obligation: 'obl_1', caseId: 'chg_1', title: '评估变更', choice: 'hand-over' } as const
const hash = contentHashOf(between, { obligations: [choice], entitlements: [], knowledge: { items: [] } })
const signature = (by: string) => ({ by, at, hash })
const head: Item = {
  ...{ pk: 'agg#x', sk: 'head', id: 'hov_01K9ZQ6V80ABCDEFGHJKMNPQRS', ...between },
  ...{ status: 'done', stage: 'over', contentHash: hash },
  signatures: { giver: signature(people.opsOne), receiver: signature(people.opsTwo) },
}
const said = (as: string, by: string, contentHash = hash): Item => ({
  ...{ pk: 'agg#x', sk: `aud#${as}` },
  entry: { did: 'position-hand-over.signed', by: { kind: 'person', id: by }, what: { as, contentHash } },
})
const kept = (more: object = { outcome: { at } }): Item => ({
  ...{ pk: 'agg#x', sk: 'content#obligation#obl_1', ...choice, ...more },
})
const both = [said('giver', people.opsOne), said('receiver', people.opsTwo)]
const signed = (...rows: Item[]) => bothSignedWhatWasHandedOver([head, ...rows], {} as Ward).length
const carriedOut = (...rows: Item[]) => handOversAreCarriedOut([head, ...rows], {} as Ward).length

describe('the doctor, about hand-overs of positions', () => {
  it('has nothing to say of one that both signed and that is carried out', () => {
    expect(signed(kept(), ...both)).toBe(0)
    expect(carriedOut(kept(), ...both)).toBe(0)
  })

  it('finds one that was changed after it was signed, or that somebody else signed, or nobody', () => {
    expect(signed(kept({ choice: 'keep' }), ...both)).toBe(1)
    expect(signed(kept(), said('giver', people.opsOne), said('receiver', people.opsThree))).toBe(1)
    expect(signed(kept(), said('giver', people.opsOne))).toBe(1)
    expect(signed(kept(), said('giver', people.opsOne, 'other'), said('receiver', people.opsTwo))).toBe(1)
  })

  it('finds one that counts as done while something of it is not carried out', () => {
    expect(carriedOut(kept({}), ...both)).toBe(1)
  })
})
