import { findHead } from '../audit-trail/audit-trail.store.ts'
import type { Id } from '../kernel/ids.ts'
import type { JsonObject } from '../kernel/json.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import type { Act, Outcome } from '../platform/act.ts'
import type { Effect } from '../platform/effect.ts'
import { type Call, mutation, query, type Route } from '../platform/handler.ts'
import type { Platform } from '../platform/platform.ts'
import { type Directory, loadDirectory, recentDirectory } from '../responsibility/index.ts'
import type { CaseKind, CaseKinds } from './case-kind.ts'
import {
  notAccountable,
  nothingOffered,
  obligationClosed,
  obligationIsStale,
  onlyInPerson,
  receiverHasIt,
  receiverNotThere,
} from './errors.ts'
import { mustBeAbleToTake } from './must-be-able-to-take.ts'
import { headNaming } from './named-owner.ts'
import {
  acceptObligation,
  acknowledgeObligation,
  declineObligation,
  handOverObligation,
  listObligations,
  type ObligationOut,
  readObligation,
} from './obligation.contract.ts'
import {
  findStanding,
  getObligation,
  listObligationsByOfferedTo,
  listObligationsByPerson,
  putObligation,
  type Standing,
} from './obligation.store.ts'
import { nextVersion, type Obligation, type OpenObligation, versionOf } from './obligation.ts'
import { viewOfObligation } from './obligation.view.ts'
import { closed, tell } from './open-obligation.ts'
import { reOwn } from './re-own.ts'
import { nextTick } from './rules/what-is-due.ts'
import { mayListOf, maySeeObligation } from './rules/who-may-see-obligation.ts'
import { kindOf } from './standing.ts'

/** What a change of an obligation is decided on. */
interface Gathered {
  readonly kind: CaseKind
  readonly standing: Standing
  readonly obligation: OpenObligation
  readonly directory: Directory
}

export function obligationRoutes(kinds: CaseKinds): Route[] {
  const view = (obligation: Obligation, directory: Directory, { caller, now }: Pick<Call, 'caller' | 'now'>) =>
    viewOfObligation(obligation, { kinds, directory, language: caller.language, now })

  /** Gathers, lets `decide` say what becomes of the obligation, answers with its new state. */
  const change = async (
    platform: Platform,
    call: By & { readonly params: { readonly id: string } },
    decide: (gathered: Gathered) => Outcome<Obligation> | Promise<Outcome<Obligation>>,
  ): Promise<Outcome<ObligationOut>> => {
    const gathered = await gather(platform, kinds, call)
    const { acts, answer } = await decide(gathered)
    return { acts, answer: view(answer, gathered.directory, call) }
  }

  return [
    query(listObligations, async ({ store }, call) => {
      const { accountable, status, limit, cursor } = call.query
      const person = accountable === 'me' ? call.caller.person : accountable
      const page = { limit, ...(cursor === undefined ? {} : { after: cursor }) }
      const directory = await recentDirectory(store)
      if (!mayListOf(directory, call.caller.person, person, call.now)) throw new NotFoundError('person')
      const found =
        status === 'offered'
          ? await listObligationsByOfferedTo(store, person, page)
          : await listObligationsByPerson(store, person, status, page)
      return { items: found.items.map((each) => view(each, directory, call)), nextCursor: found.next ?? null }
    }),

    query(readObligation, async ({ store }, call) => {
      const obligation = await getObligation(store, call.params.id)
      const [directory, head] = await Promise.all([recentDirectory(store), findHead(store, obligation.caseId)])
      if (!maySeeObligation(directory, call.caller.person, obligation, call.now)) throw new NotFoundError('obligation')
      return { ...view(obligation, directory, call), ...(head === undefined ? {} : { caseVersion: head.version }) }
    }),

    mutation(acknowledgeObligation, (platform, call) =>
      change(platform, call, ({ standing, obligation, directory }) => {
        if (obligation.accountable !== call.caller.person) throw notAccountable()
        if (obligation.acknowledgedAt !== undefined) return { acts: [], answer: obligation }
        const plan = withoutRemindersBeforeClimb(obligation.plan)
        const nextTickAt = nextTick(plan, call.now, directory.department.calendar, obligation.again)
        return changed(call, standing, 'acknowledged', { ...obligation, plan, nextTickAt, acknowledgedAt: call.now }, [
          { kind: 'wake', caseId: obligation.caseId },
        ])
      }),
    ),

    mutation(handOverObligation, (platform, call) =>
      change(platform, call, ({ kind, standing, obligation, directory }) => {
        const { to, note } = call.body
        if (obligation.accountable !== call.caller.person) throw notAccountable()
        if (to === obligation.accountable) throw receiverHasIt()
        if (kind.onlyFor?.(standing.head, obligation.kind) === obligation.accountable) throw onlyInPerson()
        mustBeAbleToTake(directory, kind, standing, obligation, to, call.now)
        const offer = { to, by: call.caller.person, at: call.now, ...(note === undefined ? {} : { note }) }
        return changed(call, standing, 'offered', { ...obligation, offer }, [tell(obligation, to, 'offered')], { to })
      }),
    ),

    mutation(acceptObligation, (platform, call) =>
      change(platform, call, ({ kind, standing, obligation, directory }) => {
        const me = call.caller.person
        const acceptance = standing.open.find((each) => isAcceptanceOf(each, obligation) && each.accountable === me)
        if (acceptance !== undefined) {
          const done = closed(acceptance, 'discharged', me, call.now)
          const what = { obligation: obligation.concerns ?? obligation.id }
          const effects: Effect[] = [{ kind: 'wake', caseId: obligation.caseId }]
          const act = actOn(call, standing, 'accepted', acceptance, what, effects)
          const answer = acceptance.id === obligation.id ? done : obligation
          return { acts: [{ ...act, rows: [putObligation(done)] }], answer }
        }
        if (obligation.offer?.to !== me) throw nothingOffered()
        mustBeAbleToTake(directory, kind, standing, obligation, me, call.now)
        const { offer, acknowledgedAt: _, ...kept } = obligation
        const taken = { ...kept, accountable: me, via: 'person' as const, asked: [...new Set([...kept.asked, me])] }
        const effects = [tell(obligation, offer.by, 'offer-accepted')]
        return changed(call, standing, 'accepted', taken, effects, { from: offer.by })
      }),
    ),

    mutation(declineObligation, (platform, call) =>
      change(platform, call, async ({ kind, standing, obligation, directory }) => {
        const me = call.caller.person
        const acceptance = standing.open.find((each) => isAcceptanceOf(each, obligation) && each.accountable === me)
        if (acceptance !== undefined) {
          const owed = standing.open.find((each) => each.id === acceptance.concerns) ?? acceptance
          const why = { did: 'obligation.declined', by: call.caller.actor }
          const { acts } = await reOwn(platform, kind, standing, owed, directory, call.now, why)
          if (acts.length === 0) throw receiverNotThere()
          return { acts, answer: obligation }
        }
        if (obligation.offer?.to !== me) throw nothingOffered()
        const { offer, ...kept } = obligation
        return changed(call, standing, 'declined', kept, [tell(obligation, offer.by, 'offer-declined')], { to: me })
      }),
    ),
  ]
}

async function gather(
  { store }: Platform,
  kinds: CaseKinds,
  { params: { id }, caller, now, ifMatch }: By & { readonly params: { readonly id: Id } },
): Promise<Gathered> {
  const { caseId } = await getObligation(store, id)
  const [standing, directory] = await Promise.all([findStanding(store, caseId), loadDirectory(store)])
  const obligation = standing?.all.find((each) => each.id === id)
  const isSeen = obligation !== undefined && maySeeObligation(directory, caller.person, obligation, now)
  if (standing === undefined || !isSeen) throw new NotFoundError('obligation')
  if (obligation.status !== 'open') throw obligationClosed(obligation.status)
  const version = versionOf(obligation)
  if (ifMatch !== undefined && ifMatch !== version) throw obligationIsStale(version, obligation.status)
  return { kind: kindOf(kinds, caseId), standing, obligation, directory }
}

/** An acceptance may be named by itself or by what it is about. */
const isAcceptanceOf = (each: OpenObligation, named: OpenObligation): boolean =>
  each.kind === 'obligation.accept' && (each.id === named.id || each.concerns === named.id)

type By = Pick<Call, 'caller' | 'now' | 'ifMatch'>

function actOn(
  { caller, now }: By,
  { head }: Standing,
  did: string,
  { id, kind, accountable }: OpenObligation,
  what: JsonObject,
  effects: readonly Effect[],
): Act {
  const about = { obligation: id, kind, accountable, ...what }
  return {
    before: head,
    head,
    bumpsVersion: false,
    at: now,
    did: `obligation.${did}`,
    by: caller.actor,
    what: about,
    effects,
  }
}

function changed(
  by: By,
  standing: Standing,
  did: string,
  decided: OpenObligation,
  effects: readonly Effect[],
  what: JsonObject = {},
): Outcome<Obligation> {
  const obligation = { ...decided, ...nextVersion(decided) }
  const act = actOn(by, standing, did, obligation, what, effects)
  const head = headNaming(standing.head, obligation)
  return { acts: [{ ...act, head, rows: [putObligation(obligation)] }], answer: obligation }
}

/** Whoever is on it is not reminded before the ladder would go on. */
function withoutRemindersBeforeClimb(plan: OpenObligation['plan']): OpenObligation['plan'] {
  const climb = plan.findIndex(({ does }) => does === 'climb')
  return plan.filter(({ does }, index) => does !== 'remind' || (climb !== -1 && index > climb))
}
