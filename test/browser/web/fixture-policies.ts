import { business, deadline, defaultCalendar } from '../../../functions/calendar/index.ts'
import type { RouteContract } from '../../../functions/kernel/contract.ts'
import { type Ladder, planLadder } from '../../../functions/obligation/ladder.ts'
import { HAND_OVER, ROSTER_GAP } from '../../../functions/obligation/obligation-policies.ts'
import {
  listPolicies,
  type PolicyOut,
  previewPolicy,
  publishPolicy,
  readPolicy,
  readPolicyVersion,
} from '../../../functions/obligation/policy.contract.ts'
import { builtInLadders, type DeclaredPolicy, type Ladders, usualLadder } from '../../../functions/obligation/policy.ts'
import { at } from './fixture-changes.ts'
import { NOW, nth, people, positions } from './fixture-department.ts'

const [head, leader] = people
const ref = (person: (typeof people)[number] | undefined) => ({ id: person?.id ?? '', name: person?.name ?? '' })

const usual = (allowed: string, leaderAfter: string, headAfter: string): Ladder =>
  usualLadder(business(allowed), [
    { after: 'due', to: 'deputy' },
    { after: business(leaderAfter), to: 'leader' },
    { after: business(headAfter), to: 'head' },
  ])

/** As the room of changes declares it; its room cannot be imported here, where JSX is React's. */
const NORMAL_CHANGE: DeclaredPolicy = {
  name: 'normal-change',
  title: { 'zh-CN': '一般变更', en: 'Normal change' },
  stages: {
    assess: { title: { 'zh-CN': '评估', en: 'Assess' }, ladder: usual('PT8H', 'PT16H', 'PT24H') },
    authorise: {
      title: { 'zh-CN': '授权', en: 'Authorise' },
      ladder: {
        ...usual('PT24H', 'PT32H', 'PT40H'),
        remindAfter: [business('PT4H'), business('PT8H'), business('PT20H')],
      },
    },
    test: { title: { 'zh-CN': '测试', en: 'Test' }, ladder: usual('PT16H', 'PT24H', 'PT32H') },
    review: { title: { 'zh-CN': '回顾', en: 'Review' }, ladder: usual('PT24H', 'PT32H', 'PT40H') },
  },
}

const DECLARED: readonly DeclaredPolicy[] = [HAND_OVER, NORMAL_CHANGE, ROSTER_GAP]

/** Authorisations are shorter in version 2; and nobody sits in the position that its second step names. */
const SHORTER: Ladder = {
  allowed: business('PT8H'),
  remindAfter: [0.5, business('PT6H')],
  climbs: [
    { after: 'due', to: 'deputy' },
    { after: business('PT12H'), to: `position:${positions[4]?.id}` },
    { after: business('PT16H'), to: 'head' },
  ],
  again: business('PT4H'),
}

type StageOut = PolicyOut['stages'][number]
const stagesOf = ({ stages }: DeclaredPolicy, ladders: Ladders): StageOut[] =>
  Object.entries(stages).map(([stage, { title, ladder }]) => ({
    ...{ stage, title },
    ladder: (ladders[stage] ?? ladder) as unknown as StageOut['ladder'],
  }))

const versionsOf = (name: string): readonly Ladders[] => {
  const declared = DECLARED.find((each) => each.name === name)
  if (declared === undefined) return []
  const first = builtInLadders(declared)
  return name === NORMAL_CHANGE.name ? [first, { ...first, authorise: SHORTER }] : [first]
}

const BUILT_IN = { version: 1, publishedAt: null, publishedBy: null, reason: null }
const SECOND = {
  version: 2,
  publishedAt: at('05 10:30'),
  publishedBy: ref(head),
  reason: '变更常在授权这一步停三天以上，压缩到一个工作日。',
}

const policySummaries = DECLARED.map(({ name, title, stages }) => {
  const { version, publishedAt, publishedBy } = name === NORMAL_CHANGE.name ? SECOND : BUILT_IN
  const named = Object.entries(stages).map(([stage, each]) => ({ stage, title: each.title }))
  return { name, title, version, publishedAt, publishedBy, stages: named }
})

/** A policy as published so far; `published` are versions that a visitor of the fixture added. */
function policyOf(name: string, published: readonly Published[] = []): PolicyOut | undefined {
  const declared = DECLARED.find((each) => each.name === name)
  if (declared === undefined) return undefined
  const mine = published.filter((each) => each.name === name)
  const known = versionsOf(name)
  const stages = mine.at(-1)?.stages ?? known.at(-1) ?? {}
  const version = known.length + mine.length
  const later = mine.map(({ reason }, index) => ({
    ...{ version: known.length + index + 1, publishedAt: NOW, publishedBy: ref(leader), reason },
  }))
  return {
    ...{ id: nth('pol', DECLARED.indexOf(declared) + 1), name, title: declared.title, version },
    stages: stagesOf(declared, stages),
    versions: [...later.reverse(), ...(known.length > 1 ? [SECOND] : []), BUILT_IN],
  }
}

interface Published {
  readonly name: string
  readonly stages: Ladders
  readonly reason: string
}

function policyVersionOf(name: string, version: number, published: readonly Published[]) {
  const policy = policyOf(name, published)
  const declared = DECLARED.find((each) => each.name === name)
  const about = policy?.versions.find((each) => each.version === version)
  const all = [...versionsOf(name), ...published.filter((each) => each.name === name).map(({ stages }) => stages)]
  const stages = all[version - 1]
  if (declared === undefined || about === undefined || stages === undefined) return undefined
  return { name, title: declared.title, ...about, stages: stagesOf(declared, stages) }
}

/** What ladders would do; whoever is named by a position nobody holds is not there. */
function previewOf(name: string, body: Readonly<Record<string, unknown>>, published: readonly Published[]) {
  const declared = DECLARED.find((each) => each.name === name)
  const policy = policyOf(name, published)
  if (declared === undefined || policy === undefined) return undefined
  const from = String(body.from ?? NOW)
  const position = positions.find(({ id }) => id === body.position) ?? positions[1]
  const given = body.stages as Ladders | undefined
  const stages = policy.stages.map(({ stage, title, ladder }) => {
    const looked = given?.[stage] ?? (ladder as unknown as Ladder)
    const { dueAt, plan } = planLadder(looked, from, defaultCalendar)
    return {
      ...{ stage, title, dueAt, asked: ref(leader) },
      steps: plan.map((rung) => {
        const isEmpty = rung.does === 'climb' && rung.to.startsWith('position:')
        const does = rung.does === 'climb' ? ('climb' as const) : ('remind' as const)
        const who = isEmpty ? null : ref(rung.does === 'climb' ? head : leader)
        const outcome = isEmpty ? ('nobody-there' as const) : ('told' as const)
        return { at: rung.at, does, to: rung.does === 'climb' ? rung.to : null, who, outcome }
      }),
      againAt: deadline(plan.at(-1)?.at ?? dueAt, looked.again, defaultCalendar),
    }
  })
  return { from, position: { id: position?.id, name: position?.name }, stages }
}

interface Asked {
  readonly params: Readonly<Record<string, string>>
  readonly body: Readonly<Record<string, unknown>>
}

/** What the routes of policies answer; what a visitor publishes stays until the next start. */
export function policyAnswers(): readonly (readonly [RouteContract, (asked: Asked) => unknown])[] {
  const published: Published[] = []
  return [
    [listPolicies, () => ({ items: policySummaries, nextCursor: null })],
    [readPolicy, ({ params: { name = '' } }) => policyOf(name, published)],
    [readPolicyVersion, ({ params: { name = '', version } }) => policyVersionOf(name, Number(version), published)],
    [previewPolicy, ({ params: { name = '' }, body }) => previewOf(name, body, published)],
    [
      publishPolicy,
      ({ params: { name = '' }, body }) => {
        published.push({ name, stages: body.stages as Ladders, reason: String(body.reason) })
        return policyOf(name, published)
      },
    ],
  ]
}
