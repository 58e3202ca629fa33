import type { Actor, Grant } from '../kernel/actor.ts'
import { byClock } from '../kernel/actor.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { closing, currentPolicy, findStanding, pinOf, putObligation, tell } from '../obligation/index.ts'
import type { Act } from '../platform/act.ts'
import { derivedId } from '../platform/derived-id.ts'
import { nextNumber } from '../platform/next-number.ts'
import type { Platform } from '../platform/platform.ts'
import type { Answerer, Directory } from '../responsibility/index.ts'
import { findByKeyOf, headOf } from './finding.store.ts'
import type { Finding, FindingHead } from './finding.ts'
import { FINDING } from './finding-policy.ts'
import { askToRemediate, owedBy } from './steps.ts'

/** What was found, and whose it is to put right. */
export interface FindingWish extends Pick<Finding, 'source' | 'title' | 'description' | 'severity' | 'about'> {
  /** What makes it this finding and no other: found again, it is the same. */
  readonly key: readonly (string | number)[]
  readonly owner: Answerer
}

export interface Finder {
  readonly directory: Directory
  readonly now: Instant
  /** Under which its mail is collected with others, when one look finds many. */
  readonly together?: string
  /** Onduty itself, unless given. */
  readonly by?: { readonly actor: Actor; readonly person: Id; readonly grant: Grant }
}

export const findingIdOf = (key: FindingWish['key'], now: Instant): Id => derivedId('fnd', now, 'finding', ...key)

/**
 * Opens a finding with its obligation. One that is open already stays as it is: no act. One that had ended is opened
 * again, with its story, because it came back.
 */
export async function openFinding(
  platform: Pick<Platform, 'store'>,
  wish: FindingWish,
  finder: Finder,
): Promise<{ readonly acts: readonly Act[]; readonly id: Id }> {
  const id = findingIdOf(wish.key, finder.now)
  const known = await findByKeyOf(platform.store, id)
  if (known !== undefined && known.stage !== 'over') return { acts: [], id: known.id }
  const policy = await currentPolicy(platform.store, FINDING)
  const finding: Finding = {
    id: known?.id ?? id,
    number: known?.number ?? (await nextNumber(platform, 'finding', 'FND')),
    source: wish.source,
    title: wish.title,
    description: wish.description,
    severity: wish.severity,
    about: wish.about,
    ...(finder.by === undefined ? {} : { raisedBy: finder.by.person }),
    status: 'open',
    stage: 'remediate',
    recurrences: known === undefined ? 0 : known.recurrences + 1,
    round: (known?.round ?? 0) + 1,
    remedy: {
      person: wish.owner.person,
      ...(wish.owner.position === undefined ? {} : { position: wish.owner.position }),
    },
    policy: pinOf(policy),
  }
  const standing = known === undefined ? undefined : await findStanding(platform.store, finding.id)
  const { directory, now, by, together } = finder
  const obligation = askToRemediate(finding, wish.owner, {
    standing: { all: standing?.all ?? [] },
    directory,
    policy,
    now,
  })
  const act: Act = {
    before: known,
    head: headOf(owedBy(finding, obligation)),
    at: now,
    did: known === undefined ? 'finding.opened' : 'finding.recurred',
    by: by?.actor ?? byClock,
    ...(by === undefined ? {} : { grant: by.grant }),
    what: {
      status: 'open',
      source: finding.source,
      severity: finding.severity,
      about: finding.about,
      policy: finding.policy,
      obligation: obligation.id,
      accountable: obligation.accountable,
      dueAt: obligation.dueAt,
    },
    rows: [putObligation(obligation)],
    effects: [
      tell(obligation, obligation.accountable, 'asked', together),
      {
        kind: 'start',
        workflow: 'finding',
        caseId: finding.id,
        generation: known === undefined ? 1 : (standing?.execution?.generation ?? 0) + 1,
      },
    ],
  }
  return { acts: [act], id: finding.id }
}

/** What was found is so no longer, without anybody having to say so. No act where it has ended, or never was. */
export async function endFinding(
  platform: Pick<Platform, 'store'>,
  key: FindingWish['key'],
  now: Instant,
): Promise<readonly Act[]> {
  const known = await findByKeyOf(platform.store, findingIdOf(key, now))
  const standing =
    known === undefined || known.stage === 'over' ? undefined : await findStanding(platform.store, known.id)
  if (standing === undefined) return []
  const head = standing.head as FindingHead
  const main = standing.open.filter(({ concerns }) => concerns === undefined)
  const done = main.flatMap((each) => closing(standing.open, each, 'withdrawn', 'onduty', now))
  return [
    {
      before: head,
      head: headOf(owedBy({ ...head, status: 'gone', stage: 'over' }, undefined)),
      at: now,
      did: 'finding.gone',
      by: byClock,
      what: { status: 'gone', source: head.source },
      rows: done.map(putObligation),
      effects: [{ kind: 'wake', caseId: head.id }],
    },
  ]
}
