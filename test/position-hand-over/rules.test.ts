import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { DAY, plusMillis } from '../../functions/kernel/instant.ts'
import { BUILT_IN, builtInLadders } from '../../functions/obligation/policy.ts'
import {
  type Content,
  type HandOverSignature,
  SECTIONS,
  type Section,
  type SectionState,
} from '../../functions/position-hand-over/position-hand-over.ts'
import { POSITION_HAND_OVER } from '../../functions/position-hand-over/position-hand-over-policy.ts'
import { contentHashOf } from '../../functions/position-hand-over/rules/content-hash.ts'
import { isDone, notDone } from '../../functions/position-hand-over/rules/is-done.ts'
import { canItStay, whatSpeaksAgainst } from '../../functions/position-hand-over/rules/may-decide.ts'
import { mayLead } from '../../functions/position-hand-over/rules/may-lead.ts'
import { nextStage, without } from '../../functions/position-hand-over/rules/next-stage.ts'
import { whatIsMissing } from '../../functions/position-hand-over/rules/what-is-missing.ts'
import { type Action, mayI } from '../../functions/position-hand-over/rules/what-may-i.ts'
import { whoGives } from '../../functions/position-hand-over/rules/who-gives.ts'
import { successionsIn } from '../../functions/position-hand-over/rules/who-hands-over.ts'
import { owing } from '../../functions/position-hand-over/steps/owed.ts'
import type { Assignment, Directory } from '../../functions/responsibility/index.ts'
import { aDepartment, people, positions, type Role } from '../support/department.ts'
import { MONDAY_MORNING } from '../support/memory-platform.ts'

const days = (count: number) => plusMillis(MONDAY_MORNING, count * DAY)
const post = positions.appEngineer
const place = (nth: number, role: Role, from: number, until?: number): Assignment => ({
  ...{ id: `asg_${nth}`, person: people[role], position: post, from: days(from) },
  ...(until === undefined ? {} : { until: days(until) }),
})
const department = await (await aDepartment()).directory()
const withPlaces = (...assignments: Assignment[]): Directory => ({ ...department, assignments })
const gone = (directory: Directory, ...roles: Role[]): Directory => ({
  ...directory,
  people: new Map(
    [...directory.people].map(([id, person]) => {
      return [id, roles.some((role) => people[role] === id) ? { ...person, active: false } : person]
    }),
  ),
})

describe('who follows whom', () => {
  const pairs = (...assignments: Assignment[]) =>
    successionsIn(withPlaces(...assignments), post, days(0)).map(({ ends, begins }) => `${ends.id} → ${begins.id}`)

  test.each<[string, Assignment[], string[]]>([
    ['one after the other', [place(1, 'opsOne', -90, 10), place(2, 'opsTwo', 10)], ['asg_1 → asg_2']],
    ['both for some weeks', [place(1, 'opsOne', -90, 30), place(2, 'opsTwo', -2)], ['asg_1 → asg_2']],
    ['after months with nobody', [place(1, 'opsOne', -400, -150), place(2, 'opsTwo', 0)], ['asg_1 → asg_2']],
    ['after years with nobody', [place(1, 'opsOne', -900, -500), place(2, 'opsTwo', 0)], []],
    ['colleagues who share the post', [place(1, 'opsOne', -90), place(2, 'opsTwo', 0)], []],
    ['a contract that ends next year', [place(1, 'opsOne', -90, 300), place(2, 'opsTwo', 0)], []],
    ['the same person again', [place(1, 'opsOne', -90, 0), place(2, 'opsOne', 0)], []],
    [
      'whoever ends one time and has another',
      [place(1, 'opsOne', -90, 0), place(2, 'opsOne', -9), place(3, 'opsTwo', 0)],
      [],
    ],
    ['two after one', [place(1, 'opsOne', -90, 0), place(2, 'opsTwo', 0), place(3, 'opsThree', 1)], ['asg_1 → asg_2']],
    [
      'two after two, each the nearest',
      [place(1, 'opsOne', -90, 0), place(2, 'head', -90, 20), place(3, 'opsTwo', 0), place(4, 'opsThree', 20)],
      ['asg_1 → asg_3', 'asg_2 → asg_4'],
    ],
    ['whose time is over before it counts', [place(1, 'opsOne', -90, -20), place(2, 'opsTwo', -20, -1)], []],
  ])('%s', (_, assignments, expected) => {
    expect(pairs(...assignments)).toEqual(expected)
  })

  it('nobody is followed by two, nobody follows two or themselves, whatever times people have', () => {
    const roles = ['opsOne', 'opsTwo', 'opsThree', 'appOne', 'head'] as const
    const times = fc.array(
      fc.tuple(
        fc.constantFrom(...roles),
        fc.integer({ min: -200, max: 200 }),
        fc.option(fc.integer({ min: 1, max: 99 })),
      ),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(times, (wanted) => {
        const assignments = wanted.map(([role, from, long], nth) =>
          place(nth, role, from, long === null ? undefined : from + long),
        )
        const found = successionsIn(withPlaces(...assignments), post, days(0))
        const [ended, begun] = [found.map(({ ends }) => ends.id), found.map(({ begins }) => begins.id)]
        expect(new Set(ended).size).toBe(ended.length)
        expect(new Set(begun).size).toBe(begun.length)
        for (const { ends, begins } of found) expect(ends.person).not.toBe(begins.person)
      }),
    )
  })
})

describe('who hands over', () => {
  const given = { position: positions.opsEngineer, from: people.opsOne, receiver: people.opsTwo }
  test.each<[string, Directory, typeof given, Role]>([
    ['whoever had it', department, given, 'opsOne'],
    ['their leader, when they have left', gone(department, 'opsOne'), given, 'opsLeader'],
    [
      'the head of IT, when the leader receives it',
      gone(department, 'opsOne'),
      { ...given, receiver: people.opsLeader },
      'head',
    ],
    [
      'the head of IT for a leader’s post',
      gone(department, 'opsLeader'),
      { ...given, position: positions.opsLeader, from: people.opsLeader },
      'head',
    ],
    [
      'the deputy, when the head receives it',
      gone(department, 'admin'),
      { position: positions.administrator, from: people.admin, receiver: people.head },
      'headDeputy',
    ],
  ])('%s', (_, directory, wish, role) => {
    expect(whoGives(directory, wish, days(1))).toBe(people[role])
  })

  test.each<[Role, boolean]>([
    ['opsLeader', true],
    ['opsOne', true],
    ['head', true],
    ['headDeputy', true],
    ['admin', true],
    ['appLeader', false],
    ['opsTwo', false],
    ['employee', false],
  ])('%s has the post of an operator handed over: %s', (role, may) => {
    expect('yes' in mayLead(department, positions.opsEngineer, people[role], 'start', days(1))).toBe(may)
  })
})

const signature: HandOverSignature = { by: people.opsOne, at: days(0), hash: 'one' }
const state = (confirmed: boolean): SectionState => ({
  ...{ preparedBy: people.opsOne, preparedAt: days(0) },
  ...(confirmed ? { confirmedBy: people.opsTwo, confirmedAt: days(1) } : {}),
})
const sections = (confirmed: boolean, ...names: Section[]) =>
  Object.fromEntries(names.map((name) => [name, state(confirmed)]))

describe('what is owed next', () => {
  it('preparing, until all four parts are; then confirming, signing, carrying out', () => {
    expect(nextStage({}, {})).toBe('prepare')
    expect(nextStage(sections(true, 'duties', 'obligations', 'entitlements'), {})).toBe('prepare')
    expect(nextStage({ ...sections(true, ...SECTIONS), knowledge: state(false) }, {})).toBe('confirm')
    expect(nextStage(sections(true, ...SECTIONS), { giver: signature })).toBe('sign')
    expect(nextStage(sections(true, ...SECTIONS), { giver: signature, receiver: signature })).toBe('carry-out')
  })

  it('whatever part is taken back, it is to be prepared again, whoever has signed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SECTIONS), fc.boolean(), (section, isConfirmed) => {
        const left = without(sections(isConfirmed, ...SECTIONS), section)
        expect(Object.keys(left)).toHaveLength(3)
        expect(nextStage(left, { giver: signature, receiver: signature })).toBe('prepare')
      }),
    )
  })
})

describe('what both have signed', () => {
  it('is carried out by itself on the first day of the receiver; only when it is not, it goes up', () => {
    const policy = { name: POSITION_HAND_OVER.name, version: BUILT_IN, stages: builtInLadders(POSITION_HAND_OVER) }
    const handOver = {
      ...{ id: 'hov_01K9ZQ6V80ABCDEFGHJKMNPQRS', position: post, from: people.opsOne },
      ...{ giver: people.opsOne, receiver: people.opsTwo, by: days(9), takesEffectAt: days(7) },
      ...({ status: 'open', stage: 'carry-out', sections: sections(true, ...SECTIONS), signatures: {} } as const),
      ...{ contentHash: 'one', round: 1, policy: 'position-hand-over@1', startedAt: days(0) },
    }
    const at = { handOver, directory: department, policy, now: days(0), nth: 0 }
    const { plan, dueAt } = owing('position-hand-over.carry-out', people.opsTwo, at)
    expect(plan[0]).toEqual({ at: days(7), does: 'turn' })
    expect(plan.slice(1).map((each) => (each.does === 'climb' ? each.to : each.does))).toEqual(['leader', 'head'])
    expect(plan[1]?.at).toBe(dueAt)
  })
})

describe('who may do what', () => {
  const head = { giver: people.opsOne, receiver: people.opsTwo, stage: 'sign', signatures: {} } as const
  const climbed = [{ kind: 'position-hand-over.sign-as-giver', accountable: people.opsLeader }]
  test.each<[Action, Role, string]>([
    ['prepare', 'opsOne', 'yes'],
    ['prepare', 'opsTwo', 'not-the-giver'],
    ['prepare', 'opsLeader', 'yes'],
    ['confirm', 'opsTwo', 'yes'],
    ['confirm', 'opsOne', 'not-the-receiver'],
    ['confirm', 'opsLeader', 'not-the-receiver'],
    ['sign-as-giver', 'opsOne', 'yes'],
    ['sign-as-giver', 'opsTwo', 'not-the-giver'],
    ['sign-as-receiver', 'opsTwo', 'yes'],
    ['sign-as-receiver', 'opsLeader', 'not-the-receiver'],
  ])('%s, %s: %s', (action, role, said) => {
    const verdict = mayI(action, { head, open: climbed, person: people[role] })
    expect('yes' in verdict ? 'yes' : verdict.no.code).toBe(said)
  })

  it('nobody signs before all is confirmed, nor does anything once both have signed or it is over', () => {
    const code = (action: Action, role: Role, stage: 'confirm' | 'carry-out' | 'over') => {
      const verdict = mayI(action, { head: { ...head, stage }, open: [], person: people[role] })
      return 'yes' in verdict ? 'yes' : verdict.no.code
    }
    expect(code('sign-as-giver', 'opsOne', 'confirm')).toBe('not-ready-to-sign')
    expect(code('prepare', 'opsOne', 'confirm')).toBe('yes')
    expect(code('prepare', 'opsOne', 'carry-out')).toBe('signed-by-both')
    expect(code('confirm', 'opsTwo', 'over')).toBe('hand-over-over')
  })
})

describe('what is signed', () => {
  const between = { position: post, from: people.opsOne, giver: people.opsOne, receiver: people.opsTwo }
  const content: Content = {
    obligations: [
      { obligation: 'obl_1', caseId: 'chg_1', title: '评估', choice: 'hand-over' },
      { obligation: 'obl_2', caseId: 'chg_2', title: '测试', choice: 'keep', note: '收尾' },
    ],
    entitlements: [{ entitlement: 'ent_1', title: '日志', choice: 'transfer' }],
    knowledge: { items: [{ title: '备份', text: '先看缓存' }] },
  }
  const hash = contentHashOf(between, content)

  it('is the same in whatever order it was decided, and whatever comes of it', () => {
    const outcome = { at: days(1) }
    const obligations = content.obligations.toReversed().map((each) => ({ ...each, outcome }))
    expect(contentHashOf(between, { ...content, obligations })).toBe(hash)
  })

  test.each<[string, Partial<Content>, object]>([
    ['another choice', { entitlements: [{ entitlement: 'ent_1', title: '日志', choice: 'revoke' }] }, {}],
    ['another reason', { obligations: content.obligations.map((each) => ({ ...each, note: '别的' })) }, {}],
    ['one thing less', { obligations: content.obligations.slice(1) }, {}],
    ['another thing to know', { knowledge: { items: [{ title: '备份', text: '先看窗口' }] } }, {}],
    ['another giver', {}, { giver: people.opsLeader }],
    ['another duty list', {}, { duties: { book: 2, page: 'two' } }],
  ])('is not the same with %s', (_, changed, other) => {
    expect(contentHashOf({ ...between, ...other }, { ...content, ...changed })).not.toBe(hash)
  })

  it('cannot be handed to the receiver before each thing is decided on', () => {
    const toDecide = { obligations: [{ obligation: 'obl_1' }, { obligation: 'obl_3' }], entitlements: [] }
    expect(whatIsMissing('obligations', content, toDecide)).toMatchObject({ values: { left: 1 } })
    expect(whatIsMissing('entitlements', content, toDecide)).toBeUndefined()
    expect(whatIsMissing('duties', content, toDecide)).toBeUndefined()
    expect(whatIsMissing('knowledge', { ...content, knowledge: { items: [] } }, toDecide)?.code).toBe(
      'section-not-ready',
    )
    expect(
      whatIsMissing('knowledge', { ...content, knowledge: { items: [], nothing: '无' } }, toDecide),
    ).toBeUndefined()
  })

  it('needs a word for whatever does not go to the receiver', () => {
    for (const choice of ['keep', 'stays'] as const) {
      expect(whatSpeaksAgainst(choice, undefined)?.code).toBe('note-needed')
      expect(whatSpeaksAgainst(choice, '收尾')).toBeUndefined()
    }
    for (const choice of ['hand-over', 'revoke', 'transfer'] as const) {
      expect(whatSpeaksAgainst(choice, undefined)).toBeUndefined()
    }
  })

  it('leaves a right with somebody only as long as they have the post', () => {
    const given = { position: post, from: people.opsOne }
    expect(canItStay(given, withPlaces(place(1, 'opsOne', -9)), days(0))).toBeUndefined()
    expect(canItStay(given, withPlaces(place(1, 'opsOne', -9, 5)), days(0))?.code).toBe('ends-with-the-position')
    expect(canItStay(given, withPlaces(), days(0))?.code).toBe('ends-with-the-position')
  })

  it('counts what could not be done, and not what is so already', () => {
    const because = (code: string) => ({ at: days(1), because: { code, text: { 'zh-CN': '', en: '' } } })
    expect([isDone({ at: days(1) }), isDone(because('already-has-it')), isDone(because('right-retired'))]).toEqual([
      true,
      true,
      false,
    ])
    const entitlements = ['already-asked', 'right-retired'].map((code, nth) => ({
      ...{ entitlement: `ent_${nth}`, title: '', choice: 'transfer' as const },
      outcome: because(code),
    }))
    expect(notDone({ obligations: content.obligations, entitlements })).toBe(1)
  })
})
