import { createHash } from 'node:crypto'
import type { Grant } from '../kernel/actor.ts'
import type { Instant } from '../kernel/instant.ts'
import { asJson, canonicalJson } from '../kernel/json.ts'
import { InvalidInputError } from '../kernel/refusal.ts'
import { closing, putObligation } from '../obligation/index.ts'
import type { Act, Outcome } from '../platform/act.ts'
import type { Caller } from '../platform/handler.ts'
import { mustBeVersion } from '../platform/must-be-version.ts'
import type { Platform } from '../platform/platform.ts'
import { loadDirectory, personIsActive } from '../responsibility/index.ts'
import { type Duty, findBook } from '../role-book/index.ts'
import { occurrenceOver, refused } from './errors.ts'
import { DUTY_OUT_OF_LIMITS } from './events.ts'
import { getOccurrence, headAfter, headOf, putEvidence, type WholeOccurrence } from './occurrence.store.ts'
import type { Ended, Occurrence, OccurrenceHead, Shown } from './occurrence.ts'
import { outOfLimitsActs } from './out-of-limits.ts'
import { evidenceProblems, shown } from './rules/evidence-shown.ts'
import { mayComplete, mayWaive } from './rules/who-may-end-it.ts'

/** Who ends an occurrence, and what they saw. */
export interface Ending {
  readonly id: string
  readonly caller: Caller
  readonly now: Instant
  readonly ifMatch?: number | undefined
}

/** It is done. The same person saying so again has no further effect. */
export async function complete(
  platform: Platform,
  ending: Ending,
  said: { readonly comment?: string | undefined; readonly evidence: readonly (string | number)[] },
): Promise<Outcome<OccurrenceHead>> {
  const { whole, duty, directory } = await gather(platform, ending)
  const { head } = whole
  const { caller, now } = ending
  if (head.status === 'done' && head.ended?.by === caller.person) return { acts: [], answer: head }
  const verdict = mayComplete(directory, caller.person, head, duty.responsible, now)
  if ('no' in verdict) throw refused(verdict.no)
  mustBeOpen(head)
  mustBeVersion(head.version, ending.ifMatch)
  const problems = evidenceProblems(duty.evidence, said.evidence)
  if (problems.length > 0) throw new InvalidInputError(problems)
  const evidence = shown(duty.evidence, said.evidence)
  const isOut = evidence.some(({ isOutOfLimits }) => isOutOfLimits === true)
  const { grant, as } = verdict.yes
  const how: Ended = {
    at: now,
    by: caller.person,
    as,
    ...(now > head.dueAt ? { isLate: true } : {}),
    ...(isOut ? { isOutOfLimits: true } : {}),
  }
  const act = endingAct(whole, 'done', how, { caller, grant, now, comment: said.comment }, evidence)
  const found = isOut ? await outOfLimitsActs(platform, whole, duty, evidence, { directory, now }) : []
  return { acts: [act, ...found], answer: headAfter(act) }
}

/** It need not be done this time. */
export async function waive(platform: Platform, ending: Ending, reason: string): Promise<Outcome<OccurrenceHead>> {
  const { whole, duty, directory } = await gather(platform, ending)
  const { head } = whole
  const { caller, now } = ending
  if (head.status === 'waived' && head.ended?.by === caller.person) return { acts: [], answer: head }
  const verdict = mayWaive(directory, caller.person, head, duty.responsible, now)
  if ('no' in verdict) throw refused(verdict.no)
  mustBeOpen(head)
  mustBeVersion(head.version, ending.ifMatch)
  const act = endingAct(
    whole,
    'waived',
    { at: now, by: caller.person },
    { caller, grant: verdict.yes, now, comment: reason },
    [],
  )
  return { acts: [act], answer: headAfter(act) }
}

async function gather(platform: Platform, { id }: Ending) {
  const [whole, directory] = await Promise.all([getOccurrence(platform.store, id), loadDirectory(platform.store)])
  return { whole, directory, duty: await dutyOf(platform, whole.head) }
}

/** The duty as the occurrence's own version of the book has it: what it ran under does not change. */
export async function dutyOf({ store }: Pick<Platform, 'store'>, { book, duty }: Occurrence): Promise<Duty> {
  const found = (await findBook(store, book))?.book.duties.get(duty)
  if (found === undefined) throw new TypeError(`version ${book} of the role book has no duty ${duty}`)
  return found
}

function mustBeOpen({ status, version }: OccurrenceHead): void {
  if (status !== 'open') throw occurrenceOver(status, version)
}

interface By {
  readonly caller: Caller
  readonly grant: Grant
  readonly now: Instant
  readonly comment: string | undefined
}

function endingAct(
  { head, standing }: WholeOccurrence,
  status: 'done' | 'waived',
  ended: Ended,
  { caller, grant, now, comment }: By,
  evidence: readonly Shown[],
): Act {
  const closed = status === 'done' ? 'discharged' : 'withdrawn'
  const done = standing.open.flatMap((each) => closing(standing.open, each, closed, caller.person, now))
  const after: Occurrence = { ...head, status, stage: 'over', ended }
  return {
    before: head,
    head: headOf(after),
    at: now,
    did: status === 'done' ? 'duty.done' : 'duty.waived',
    by: caller.actor,
    grant,
    what: {
      accountable: head.accountable,
      ...(ended.as === undefined ? {} : { as: ended.as, for: head.frozen.person }),
      ...(ended.isLate === undefined ? {} : { isLate: true }),
      ...(ended.isOutOfLimits === undefined ? {} : { isOutOfLimits: true }),
      ...(evidence.length === 0 ? {} : { evidence: hashOf(evidence) }),
    },
    ...(comment === undefined ? {} : { personal: { comment } }),
    rows: [
      ...[...new Map(done.map((each) => [each.id, each])).values()].map(putObligation),
      ...(evidence.length === 0 ? [] : [putEvidence(head.id, evidence)]),
      personIsActive(caller.person),
    ],
    effects: [
      { kind: 'wake', caseId: head.id },
      ...(ended.isOutOfLimits === undefined
        ? []
        : [
            {
              kind: 'event',
              event: DUTY_OUT_OF_LIMITS,
              about: { occurrence: head.id, duty: head.duty, position: head.position },
            } as const,
          ]),
    ],
  }
}

const hashOf = (evidence: readonly Shown[]): string =>
  createHash('sha256')
    .update(canonicalJson(asJson(evidence)))
    .digest('hex')
