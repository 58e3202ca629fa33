import { describe, expect, test } from 'vitest'
import { mayComplete, mayWaive } from '../../functions/duty/rules/who-may-end-it.ts'
import type { Directory } from '../../functions/responsibility/index.ts'
import { aDepartment, people, positions, type Role } from '../support/department.ts'
import { MONDAY_MORNING } from '../support/memory-platform.ts'

/** A duty of the application engineers that the first of them answers for; operations are responsible, too. */
const OWED = {
  accountable: people.appOne,
  frozen: { person: people.appOne, via: 'holder' },
  position: positions.appEngineer,
  duty: 'dut_1',
  book: 1,
} as const

const directory = async (): Promise<Directory> => (await aDepartment()).directory()

describe('who may say that a duty is done', () => {
  const done = async (role: Role) => {
    const verdict = mayComplete(await directory(), people[role], OWED, [positions.opsEngineer], MONDAY_MORNING)
    return 'yes' in verdict ? [verdict.yes.as, verdict.yes.grant.position] : verdict.no.code
  }
  test('is any holder or deputy of its positions, who answers for it, and nobody else', async () => {
    expect(await done('appOne')).toEqual(['holder', positions.appEngineer])
    expect(await done('appTwo')).toEqual(['holder', positions.appEngineer])
    expect(await done('opsTwo')).toEqual(['holder', positions.opsEngineer])
    expect(await done('appLeader')).toBe('not-your-duty')
    const climbed = { ...OWED, accountable: people.appLeader }
    expect(mayComplete(await directory(), people.appLeader, climbed, [], MONDAY_MORNING)).toMatchObject({
      yes: { as: 'escalation' },
    })
  })
})

describe('who may waive a duty', () => {
  /** Everybody of these posts may waive. */
  const letting = async (...names: readonly (keyof typeof positions)[]): Promise<Directory> => {
    const all = await directory()
    const posts = [...all.positions].map(([id, post]) => {
      const may = names.some((name) => positions[name] === id)
      return [id, may ? { ...post, authorities: [...post.authorities, { act: 'duty.waive' as const }] } : post] as const
    })
    return { ...all, positions: new Map(posts) }
  }
  test('is whoever has the authority, and never who would have had to do it: one of several holders, either', async () => {
    const allowed = await letting('appLeader', 'appEngineer', 'opsEngineer')
    const may = (role: Role, owed: Parameters<typeof mayWaive>[2] = OWED) =>
      'yes' in mayWaive(allowed, people[role], owed, [positions.opsEngineer], MONDAY_MORNING)
    expect(may('head')).toBe(true)
    expect(may('appLeader')).toBe(true)
    expect(may('appOne')).toBe(false)
    expect(may('appTwo')).toBe(false)
    expect(may('opsTwo')).toBe(false)
    expect(may('appLeader', { ...OWED, accountable: people.appLeader })).toBe(false)
    expect(may('appLeader', { ...OWED, frozen: { ...OWED.frozen, person: people.appLeader } })).toBe(false)
    expect(may('changeManager')).toBe(false)
  })
})
