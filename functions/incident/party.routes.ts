import type { Id } from '../kernel/ids.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import { personRefIn } from '../obligation/index.ts'
import { loadSchedules, scheduleFor, whoIsOnCall } from '../on-call/index.ts'
import { pagePerson } from '../paging/index.ts'
import type { Outcome } from '../platform/act.ts'
import { type Call, mutation, query, type Route } from '../platform/handler.ts'
import type { Platform } from '../platform/platform.ts'
import { type Answerer, isThere, lastResort, recentDirectory, whoAnswers, worksInIt } from '../responsibility/index.ts'
import { refused, unknownGroup, unknownVendor, vendorOrGroup } from './errors.ts'
import { gathered } from './gather.ts'
import type { IncidentSummary } from './incident.contract.ts'
import { getIncident, headAfter } from './incident.store.ts'
import { summaryOf } from './incident.summary.ts'
import { putPageFigure } from './page-figure.store.ts'
import { listParties } from './party.contract.ts'
import { PARTY_PAGE } from './party.page-letter.ts'
import { partiesIn } from './party.store.ts'
import { type IncidentParty, isSettledParty } from './party.ts'
import * as contract from './party-steps.contract.ts'
import { partySettled, tooManyParties, vendorInDrill } from './rules/reasons.ts'
import { linkTaken, PARTY, partyAnswers, pullIn } from './steps/party.ts'
import type { Gathered } from './steps/step.ts'
import { findVendor } from './vendor.store.ts'
import type { Vendor } from './vendor.ts'
import { vendorLink } from './vendor-link.ts'

const MOST_PARTIES = 20
/** Whatever is owed ends with the incident, in one transaction: forty steps of a plan are eighty rows of it. */
const MOST_AT_ONCE = 8

export const partyRoutes: readonly Route[] = [
  query(listParties, async ({ store }, { params, caller, now }) => {
    const [{ rows, standing }, directory] = await Promise.all([getIncident(store, params.id), recentDirectory(store)])
    // Whom IT has pulled in is IT's: whoever only reported it does not see that.
    if (!worksInIt(directory, caller.person, now)) throw new NotFoundError('incident')
    const parties = partiesIn(rows)
    const vendors = await vendorsOf({ store }, parties)
    return {
      items: parties.map(({ nth, who, name, task, state, obligation, askedAt, answerBy, asked }) => {
        const owed = standing.open.find(({ id }) => id === obligation)
        const vendor = 'vendor' in who ? vendors.get(who.vendor) : undefined
        return {
          ...{ nth, task, state, obligation, askedAt, answerBy, name: name[caller.language] },
          kind: 'vendor' in who ? ('vendor' as const) : ('group' as const),
          id: 'vendor' in who ? who.vendor : who.group,
          accountable: owed === undefined ? null : personRefIn(directory, owed.accountable),
          contacts: (vendor?.contacts ?? [])
            .slice(0, asked)
            .map((each) => ({ name: each.name, email: each.email, phone: each.phone ?? null })),
        }
      }),
    }
  }),

  mutation(contract.pullInParty, pulledIn),

  mutation(contract.answerForParty, async (platform, call) => {
    const { gathered: all, by } = await gathered(platform, 'answer-party', call)
    const party = await unsettledParty(platform, all, call.params)
    const act = partyAnswers(all, by, party, call.body)
    return {
      acts: [act],
      answer: summaryOf(headAfter(act), { directory: all.directory, language: call.caller.language }),
    }
  }),

  mutation(contract.takePartyLink, async (platform, call) => {
    const { gathered: all, by } = await gathered(platform, 'answer-party', call)
    const party = await unsettledParty(platform, all, call.params)
    const vendor = 'vendor' in party.who ? await findVendor(platform.store, party.who.vendor) : undefined
    const contact = vendor?.contacts.slice(0, party.asked).find(({ email }) => email === call.body.contact)
    if (contact === undefined || party.round !== all.head.reopened) throw new NotFoundError('link')
    const { email } = contact
    const link = vendorLink(platform, { incident: all.head.id, party: party.nth, contact: email, round: party.round })
    return { acts: [linkTaken(all, by, party, contact.name)], answer: { contact: email, link } }
  }),
]

/** A party that still owes something. */
async function unsettledParty(
  { store }: Pick<Platform, 'store'>,
  { head }: Gathered,
  { party: nth }: { party: string },
) {
  const { rows } = await getIncident(store, head.id)
  const party = partiesIn(rows).find((each) => each.nth === Number(nth))
  if (party === undefined) throw new NotFoundError('party')
  if (isSettledParty(party)) throw refused(partySettled, { state: head.status, version: head.version })
  return party
}

async function vendorsOf({ store }: Pick<Platform, 'store'>, parties: readonly IncidentParty[]) {
  const ids = new Set(parties.flatMap(({ who }) => ('vendor' in who ? [who.vendor] : [])))
  const found = await Promise.all([...ids].map((each) => findVendor(store, each)))
  return new Map(found.flatMap((vendor): [Id, Vendor][] => (vendor === undefined ? [] : [[vendor.id, vendor]])))
}

async function pulledIn(
  platform: Platform,
  call: Call<typeof contract.pullInParty>,
): Promise<Outcome<IncidentSummary>> {
  const { gathered: all, by } = await gathered(platform, 'pull-in', call)
  const { vendor: vendorId, group, task } = call.body
  const state = { state: all.head.status, version: all.head.version }
  if ((vendorId === undefined) === (group === undefined)) throw vendorOrGroup()
  if (all.head.exercise !== undefined) throw refused(vendorInDrill, state)
  const { rows } = await getIncident(platform.store, all.head.id)
  const nth = partiesIn(rows).length + 1
  const atIt = all.standing.open.filter(({ kind }) => kind === PARTY).length
  if (nth > MOST_PARTIES || atIt >= MOST_AT_ONCE) throw refused(tooManyParties, state)
  const act =
    group === undefined
      ? await vendorIn(platform, all, by, { nth, task, vendor: vendorId ?? '' })
      : await groupIn(platform, all, by, { nth, task, group })
  return {
    acts: [act],
    answer: summaryOf(headAfter(act), { directory: all.directory, language: call.caller.language }),
  }
}

type By = Parameters<typeof pullIn>[1]

async function vendorIn(
  { store }: Platform,
  all: Gathered,
  by: By,
  { nth, task, vendor: id }: { nth: number; task: string; vendor: Id },
) {
  const vendor = await findVendor(store, id)
  if (vendor === undefined || !vendor.isOn) throw unknownVendor()
  const { directory, now } = all
  const owner =
    vendor.owner === undefined
      ? undefined
      : (whoAnswers(directory, { who: 'holder', position: vendor.owner }, now) ??
        whoAnswers(directory, { who: 'deputy', position: vendor.owner }, now))
  const name = { 'zh-CN': vendor.name, en: vendor.name }
  return pullIn(all, by, { nth, task, name, who: { vendor: id }, vendor }, owner ?? leads(all))
}

async function groupIn(
  platform: Platform,
  all: Gathered,
  by: By,
  { nth, task, group: id }: { nth: number; task: string; group: Id },
) {
  const { directory, head, now } = all
  const group = directory.groups.get(id)
  if (group === undefined) throw unknownGroup()
  const schedules = await loadSchedules(platform.store)
  const schedule = scheduleFor(schedules, directory, { group: id })?.id
  const onCall =
    schedule === undefined ? undefined : whoIsOnCall(schedules, directory, { schedule, role: 'primary' }, now)?.person
  const leader = whoAnswers(directory, { who: 'leader', group: id }, now)
  const answerer: Answerer =
    onCall !== undefined && isThere(directory, onCall, now) ? { person: onCall, via: 'person' } : (leader ?? leads(all))
  const page = await pagePerson(platform, {
    ...{ caseId: head.id, to: answerer.person, letter: PARTY_PAGE, urgency: head.severity, now },
    about: { incident: head.id, party: nth },
    fence: `party-${nth}`,
  })
  const figure = {
    ...{ at: now, incident: head.id, to: answerer.person, step: `party-${nth}` as const, group: id },
    ...{ severity: head.severity, source: head.source.kind },
    ...(head.service === undefined ? {} : { service: head.service }),
    ...(schedule === undefined ? {} : { schedule }),
  } as const
  const counted = page.page === undefined ? [] : [putPageFigure(figure)]
  const paged = { ...page, rows: [...page.rows, ...counted] }
  return pullIn(all, by, { nth, task, name: group.name, who: { group: id } }, answerer, paged)
}

/** Whoever leads the incident; it is never nobody’s. */
function leads({ head, directory, now }: Gathered): Answerer {
  const person = [head.roles.commander, head.owner].find((each) => each !== undefined && isThere(directory, each, now))
  const answerer = person === undefined ? lastResort(directory, now) : { person, via: 'person' as const }
  if (answerer === undefined) throw new TypeError('the directory has no active head of IT')
  return answerer
}
