import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { RefusalError } from '../kernel/refusal.ts'
import {
  closing,
  findStanding,
  type OpenObligation,
  openObligation,
  type Policy,
  pinnedPolicy,
  putObligation,
  type Standing,
  tell,
} from '../obligation/index.ts'
import { type Act, headAfterAct, type Outcome } from '../platform/act.ts'
import type { Effect } from '../platform/effect.ts'
import type { Caller } from '../platform/handler.ts'
import type { Platform } from '../platform/platform.ts'
import { type Directory, isActive, loadDirectory, notActive, personIsActive } from '../responsibility/index.ts'
import { findSignature, getAcknowledgement, headOf, putSignature } from './acknowledgement.store.ts'
import type { Acknowledgement, AcknowledgementHead, Signature } from './acknowledgement.ts'
import { ACKNOWLEDGEMENT } from './acknowledgement-policy.ts'
import { isStale, refused } from './errors.ts'
import { type Action, mayI } from './rules/what-may-i.ts'
import { mustBeAbleToSee } from './rules/who-may-see.ts'
import { whoSeesToIt } from './rules/who-sees-to-it.ts'

/** A step somebody wants to take, by whatever door. */
export type Wanted =
  | { readonly action: 'sign'; readonly page: string }
  | { readonly action: 'object'; readonly page: string; readonly text: string }
  | { readonly action: 'answer'; readonly outcome: 'upheld' | 'stands'; readonly text: string }
  | { readonly action: 'record-refusal'; readonly text: string }

export interface Wanting {
  readonly id: Id
  readonly wanted: Wanted
  readonly caller: Caller
  readonly now: Instant
  readonly ifMatch?: number
}

/** Gathers, checks the one rule, answers with the act. The same signature given again has no further effect. */
export async function takeStep(
  platform: Platform,
  { id, wanted, caller, now, ifMatch }: Wanting,
): Promise<Outcome<AcknowledgementHead>> {
  const { store } = platform
  const [head, standing, directory] = await Promise.all([
    getAcknowledgement(store, id),
    findStanding(store, id),
    loadDirectory(store),
  ])
  const open = standing?.open ?? []
  mustBeAbleToSee(directory, caller.person, head, open, now)
  if (isSaidAlready(head, wanted, caller.person)) return { acts: [], answer: head }
  if (!isActive(directory, caller.person)) throw new RefusalError(403, notActive)
  const page = 'page' in wanted ? { page: wanted.page } : {}
  const verdict = mayI(wanted.action, { head, open, person: caller.person, ...page })
  if ('no' in verdict) throw refused(verdict.no, head)
  if (ifMatch !== undefined && ifMatch !== head.version) throw isStale(head)
  const [signature, policy] = await Promise.all([
    findSignature(store, head),
    pinnedPolicy(store, ACKNOWLEDGEMENT, head.policy),
  ])
  const gathered = { head, open, all: standing?.all ?? [], directory, signature, policy, caller, now }
  const act = actOf(gathered, wanted)
  return { acts: [act], answer: headAfterAct<AcknowledgementHead>(act) }
}

const isSaidAlready = ({ status, page, person }: AcknowledgementHead, wanted: Wanted, caller: Id): boolean =>
  wanted.action === 'sign' && status === 'signed' && wanted.page === page && caller === person

interface Gathered extends Pick<Standing, 'open' | 'all'> {
  readonly head: AcknowledgementHead
  readonly directory: Directory
  readonly signature: Signature | undefined
  readonly policy: Policy<'sign' | 'answer'>
  readonly caller: Caller
  readonly now: Instant
}

/** How the acknowledgement stands afterwards, what is owed then, and what people read of it. */
interface Step {
  readonly did: string
  readonly after: Pick<Acknowledgement, 'status' | 'stage'> & Partial<Pick<Acknowledgement, 'round'>>
  readonly ends: 'discharged' | 'withdrawn'
  readonly opens?: OpenObligation
  readonly comment?: string
  readonly what?: { readonly outcome?: string }
  readonly effects?: readonly Effect[]
}

function actOf(gathered: Gathered, wanted: Wanted): Act {
  switch (wanted.action) {
    case 'sign':
      return acting(gathered, 'sign', {
        did: 'acknowledgement.signed',
        after: { status: 'signed', stage: 'over' },
        ends: 'discharged',
      })
    case 'object':
      return acting(gathered, 'object', {
        did: 'acknowledgement.objected',
        after: { status: 'objected', stage: 'answer' },
        ends: 'withdrawn',
        ...opening(gathered, 'answer', gathered.head.round),
        comment: wanted.text,
      })
    case 'answer': {
      const { outcome, text: comment } = wanted
      const answered = { did: 'acknowledgement.answered', ends: 'discharged', comment, what: { outcome } } as const
      if (outcome === 'upheld') {
        const effects = [toldOutcome(gathered.head)]
        return acting(gathered, 'answer', { ...answered, after: { status: 'upheld', stage: 'over' }, effects })
      }
      const round = gathered.head.round + 1
      const after = { status: 'open', stage: 'sign', round } as const
      return acting(gathered, 'answer', { ...answered, after, ...opening(gathered, 'sign', round) })
    }
    case 'record-refusal':
      return acting(gathered, 'record-refusal', {
        did: 'acknowledgement.refused',
        after: { status: 'refused', stage: 'over' },
        ends: 'discharged',
        comment: wanted.text,
        effects: [toldOutcome(gathered.head)],
      })
  }
}

function acting({ head, open, signature, caller, now }: Gathered, action: Action, step: Step): Act {
  const main = open.filter(({ concerns }) => concerns === undefined)
  const closed = main.flatMap((each) => closing(open, each, step.ends, caller.person, now))
  const opens = step.opens === undefined ? [] : [step.opens]
  const isOver = step.after.stage === 'over'
  const after: Acknowledgement = { ...head, ...step.after, ...(isOver ? { closedAt: now } : {}) }
  return {
    before: head,
    head: headOf(after),
    at: now,
    did: step.did,
    by: caller.actor,
    grant: { authority: `acknowledgement.${action}`, via: 'relation' },
    what: {
      ...{ person: head.person, position: head.position, book: head.book, page: head.page },
      ...(step.opens === undefined ? {} : { obligation: step.opens.id, accountable: step.opens.accountable }),
      ...step.what,
    },
    ...(step.comment === undefined ? {} : { personal: { comment: step.comment } }),
    rows: [
      personIsActive(caller.person),
      ...[...closed, ...opens].map(putObligation),
      ...signatureRow(after, signature, now),
    ],
    effects: [
      ...opens.map((each) => tell(each, each.accountable, 'asked')),
      ...(step.effects ?? []),
      { kind: 'wake', caseId: head.id },
    ],
  }
}

/** The row by person and position moves along, as long as it speaks of this acknowledgement. */
function signatureRow({ id, status, book, page }: Acknowledgement, known: Signature | undefined, now: Instant) {
  if (known?.acknowledgement !== id) return []
  const signed = status === 'signed' ? { signed: { book, page, at: now } } : {}
  return [putSignature({ ...known, status, ...signed }, known)]
}

function opening(
  { head, all, directory, policy, now }: Gathered,
  stage: 'sign' | 'answer',
  round: number,
): { readonly opens: OpenObligation } {
  const { id, person, position } = head
  const answerer =
    stage === 'sign' ? ({ person, via: 'person' } as const) : whoSeesToIt(directory, position, person, now)
  if (answerer === undefined) throw new TypeError('the directory has no active head of IT')
  const about = { title: directory.positions.get(position)?.name['zh-CN'] ?? position }
  const kind = `acknowledgement.${stage}`
  const owed = { caseId: id, kind, about, round, answerer, ladderPosition: position, now, nth: all.length }
  return { opens: openObligation(owed, policy.stages[stage], directory.department.calendar) }
}

const toldOutcome = ({ id, person, round }: Acknowledgement): Effect => ({
  kind: 'mail',
  letter: 'acknowledgement.outcome',
  to: person,
  about: { acknowledgement: id, round },
})
