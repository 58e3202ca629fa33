import { findHead } from '../audit-trail/audit-trail.store.ts'
import { byClock } from '../kernel/actor.ts'
import { type Id, newId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { say } from '../kernel/text.ts'
import type { Act, HeadRow } from '../platform/act.ts'
import type { Platform } from '../platform/platform.ts'
import { type Answerer, type Directory, lastResort, whoAnswers } from '../responsibility/index.ts'
import type { CaseKind } from './case-kind.ts'
import { OVER } from './case-kind.ts'
import { putObligation } from './obligation.store.ts'
import { ROSTER_GAP } from './obligation-policies.ts'
import { openObligation, tell } from './open-obligation.ts'
import { currentPolicy } from './policy.store.ts'
import { pinOf } from './policy.ts'

/** Somebody who should have answered could not be reached: a position without a person, a person without mail. */
export interface RosterGap {
  readonly id: Id
  /** The position with nobody there, or the person whose mail comes back. */
  readonly of: Id
  readonly status: 'open' | 'filled'
}

/** The row of the position or person remembers its open gap: one gap, one obligation, however often it is met. */
type WithGap = HeadRow & { readonly gap?: Id }

/**
 * For each position with nobody there: a gap of its own, as an obligation of whoever owns the roster: the leader of the
 * group, or the head of IT.
 */
export async function gapActs(
  platform: Platform,
  directory: Directory,
  positions: readonly Id[],
  now: Instant,
  bundle?: string,
): Promise<Act[]> {
  const acts: Act[] = []
  for (const position of positions) {
    const title = directory.positions.get(position)?.name['zh-CN'] ?? position
    const owner = rosterOwner(directory, position, now)
    acts.push(
      ...(await gapAct(platform, directory, { of: position, kind: 'roster.fill-gap', title, owner }, now, bundle)),
    )
  }
  return acts
}

/** Mail to somebody comes back: whoever administers the directory mends the address. */
export function addressGapActs(platform: Platform, directory: Directory, person: Id, now: Instant): Promise<Act[]> {
  const title = directory.people.get(person)?.name ?? person
  const administers = [...directory.positions.values()].filter(({ authorities }) =>
    authorities.some(({ act }) => act === 'directory.administer'),
  )
  const notThem = new Set([person])
  const owner =
    administers
      .filter(({ id }) => id !== directory.department.head)
      .map(({ id }) => whoAnswers(directory, { who: 'holder', position: id }, now, notThem))
      .find((each) => each !== undefined) ?? lastResort(directory, now)
  return gapAct(platform, directory, { of: person, kind: 'roster.fix-address', title, owner }, now)
}

interface GapWish {
  readonly of: Id
  readonly kind: 'roster.fill-gap' | 'roster.fix-address'
  readonly title: string
  readonly owner: Answerer | undefined
}

async function gapAct(
  platform: Platform,
  directory: Directory,
  { of, kind, title, owner }: GapWish,
  now: Instant,
  bundle?: string,
): Promise<Act[]> {
  const before = (await findHead(platform.store, of)) as WithGap | undefined
  if (before === undefined || before.gap !== undefined || owner === undefined) return []
  const policy = await currentPolicy(platform.store, ROSTER_GAP)
  const id = newId('gap', now, platform.random)
  const obligation = openObligation(
    {
      caseId: id,
      kind,
      about: { title },
      round: 1,
      answerer: owner,
      now,
      nth: 0,
    },
    policy.stages.fill,
    directory.department.calendar,
  )
  const gap: RosterGap = { id, of, status: 'open' }
  return [
    {
      before,
      head: { ...before, gap: id },
      bumpsVersion: false,
      at: now,
      did: kind === 'roster.fill-gap' ? 'position.gap-found' : 'person.unreachable',
      by: byClock,
      what: { gap: id },
    },
    {
      before: undefined,
      head: { ...gap },
      at: now,
      did: 'roster-gap.opened',
      by: byClock,
      what: { of, kind, policy: pinOf(policy), obligation: obligation.id, accountable: obligation.accountable },
      rows: [putObligation(obligation)],
      effects: [
        tell(obligation, obligation.accountable, 'asked', bundle),
        { kind: 'start', workflow: rosterGapKind.workflow, caseId: id, generation: 1 },
      ],
    },
  ]
}

function rosterOwner(directory: Directory, position: Id, now: Instant): Answerer | undefined {
  const group = directory.positions.get(position)?.group
  const leader = group === undefined ? undefined : whoAnswers(directory, { who: 'leader', group }, now)
  return leader ?? lastResort(directory, now)
}

export const rosterGapKind: CaseKind = {
  prefix: 'gap',
  workflow: 'roster-gap',
  standards: {
    'roster.fill-gap': {
      'zh-CN': '为空缺的岗位指定任职人或代理人。',
      en: 'Give the position somebody who is there: a holder or a deputy.',
    },
    'roster.fix-address': {
      'zh-CN': '发往此人邮箱的邮件被退回，请核实并更正邮箱地址。',
      en: 'Mail to this person comes back. Find out their right address and correct it.',
    },
  },
  stageOf: (head) => (head.status === 'open' ? 'fill' : OVER),
  mayNotAnswer: () => [],
  turn: async () => ({ acts: [], answer: undefined }),
  describe({ standing, obligation, directory, language }) {
    const position = directory.positions.get(String(standing.head.position))
    const group = directory.groups.get(position?.group ?? '')
    return {
      wanted: say(FILL.wanted, language),
      name: position?.name[language] ?? obligation.about.title,
      lead: [say(FILL.lead, language)],
      facts: group === undefined ? [] : [[say(FILL.group, language), group.name[language]]],
      href: '/positions',
      action: { label: say(FILL.action, language), isDecision: false },
    }
  },
}

const FILL = {
  wanted: { 'zh-CN': '请补齐空缺岗位', en: 'please fill a vacant position' },
  lead: {
    'zh-CN': '有一件事轮到这个岗位处理，但岗位上没有人：没有任职人，或任职人和代理人都不在岗。请指定任职人或代理人。',
    en: 'Something had to go to this position and nobody was there: it has no holder, or holder and deputy are both away. Please give it a holder or a deputy.',
  },
  group: { 'zh-CN': '所属组', en: 'Group' },
  action: { 'zh-CN': '打开岗位列表', en: 'Open the positions' },
} as const
