import { perform } from '../audit-trail/commit-act.ts'
import { formatInstantAbroad } from '../calendar/index.ts'
import { type Instant, MINUTE, plusMillis } from '../kernel/instant.ts'
import { InvalidInputError, NotFoundError } from '../kernel/refusal.ts'
import { type Language, say, type Text } from '../kernel/text.ts'
import type { Page, PageAnswer, PageRequest } from '../platform/page.ts'
import { answerForm, FACTS_STYLE, FIELD_STYLE, Hidden, NotDone } from '../platform/page-form.pages.tsx'
import { pageShell } from '../platform/page-shell.pages.tsx'
import type { Platform } from '../platform/platform.ts'
import { type Directory, loadDirectory } from '../responsibility/index.ts'
import { refused } from './errors.ts'
import { SEVERITY_NAMES } from './incident.facts.ts'
import { getIncident, type WholeIncident } from './incident.store.ts'
import { isOver } from './incident.ts'
import { partiesIn } from './party.store.ts'
import { type IncidentParty, isSettledParty, PARTY_ANSWERS, type PartyAnswer } from './party.ts'
import { answersTooMany, partySettled } from './rules/reasons.ts'
import { severityPolicyAt } from './severity-policy.store.ts'
import { answersTooFast, partyAnswers } from './steps/party.ts'
import { findVendor } from './vendor.store.ts'
import type { Vendor, VendorContact } from './vendor.ts'
import { VENDOR_WORDS as WORDS } from './vendor.words.ts'
import { isVendorNonceOf, readVendorNonce, VENDOR_PATH } from './vendor-link.ts'

const PATH = `${VENDOR_PATH}/:nonce`
const LONGEST = 2000

/** What need not be said twice. */
const SAID_ALREADY: { readonly [State in IncidentParty['state']]?: PartyAnswer } = {
  'on-it': 'on-it',
  'says-done': 'done',
}

/**
 * Where a vendor answers, without an account and without JavaScript: what is asked of them and what they have said, and
 * nothing else of the incident. Looking changes nothing. Whoever holds no link of ours finds nothing here.
 */
export const vendorPages: readonly Page[] = [
  {
    method: 'GET',
    path: PATH,
    admits: 'anybody',
    handle: async (platform, request) => shown(await known(platform, request), request),
  },
  { method: 'POST', path: PATH, admits: 'anybody', handle: answered },
]

interface Known {
  readonly whole: WholeIncident
  readonly party: IncidentParty
  readonly vendor: Vendor
  readonly contact: VendorContact
  readonly directory: Directory
}

/** What a link leads to. What is not ours, was for a contact who is gone, or is of an earlier round leads nowhere. */
async function known({ store, secrets }: Platform, { params }: Pick<PageRequest, 'params'>): Promise<Known> {
  const { nonce = '' } = params
  const read = readVendorNonce(nonce)
  if (read === undefined) throw new NotFoundError('link')
  const [whole, directory] = await Promise.all([getIncident(store, read.incident), loadDirectory(store)])
  const party = partiesIn(whole.rows).find(({ nth }) => nth === read.party)
  const vendor = party !== undefined && 'vendor' in party.who ? await findVendor(store, party.who.vendor) : undefined
  if (party === undefined || vendor === undefined || party.round !== whole.head.reopened) {
    throw new NotFoundError('link')
  }
  const subject = { incident: read.incident, party: party.nth, round: party.round }
  const contact = vendor.contacts
    .slice(0, party.asked)
    .find(({ email }) => isVendorNonceOf(secrets, nonce, { ...subject, contact: email }))
  if (contact === undefined) throw new NotFoundError('link')
  return { whole, party, vendor, contact, directory }
}

async function answered(platform: Platform, request: PageRequest): Promise<PageAnswer> {
  const { contact } = await known(platform, request)
  return answerForm(
    { ...request, language: contact.language },
    () => record(platform, request),
    async (why) => {
      const answer = shown(await known(platform, request), request, why)
      return 'html' in answer ? answer.html : ''
    },
  )
}

async function record(platform: Platform, request: PageRequest): Promise<void> {
  await perform(platform, async () => {
    const { whole, party, vendor, contact, directory } = await known(platform, request)
    const { head, standing } = whole
    const answer = PARTY_ANSWERS.find((each) => each === request.form.decision)
    const comment = (request.form.comment ?? '').trim()
    if (answer === undefined) throw invalid('decision', WORDS.chooseOne)
    if (comment === '' && (answer === 'progress' || answer === 'cannot')) throw invalid('comment', WORDS.sayWhat)
    if (comment.length > LONGEST) throw invalid('comment', WORDS.tooLong)
    const state = { state: head.status }
    if (isOver(head) || isSettledParty(party)) throw refused(partySettled, state)
    const { now } = request
    if (answersTooFast(party, plusMillis(now, -MINUTE))) throw refused(answersTooMany, state)
    const policy = await severityPolicyAt(platform.store, head.policy)
    const address = request.raw.address
    const from = { door: 'mail-link', ...(address === undefined ? {} : { address }) } as const
    const act = partyAnswers(
      { head, standing, directory, policy, now },
      {
        actor: { kind: 'machine', id: vendor.id, from },
        person: 'onduty',
        // Whoever holds the link may; it stands for nothing else.
        grant: { authority: 'incident.answer-party', via: 'token' },
      },
      party,
      { answer, comment, contact: contact.name },
    )
    return { acts: [act], answer: undefined }
  })
}

const invalid = (path: string, message: Text) => new InvalidInputError([{ path, code: 'not-said', message }])

function shown({ whole, party, contact, directory }: Known, request: PageRequest, refusal?: string): PageAnswer {
  const { head, story } = whole
  const { language } = contact
  const isEnded = isOver(head)
  const at = (instant: Instant) =>
    formatInstantAbroad(instant, directory.department.calendar.timeZone, language, request.now)
  const html = pageShell({
    language,
    title: WORDS.title[language],
    style: `${FACTS_STYLE}${FIELD_STYLE}button{margin:0 0 .75rem}ul{padding-left:1.1rem}li{white-space:pre-wrap}`,
    children: isEnded ? (
      <>
        <h1>{WORDS.title[language]}</h1>
        <p class="card">{WORDS.over[language]}</p>
      </>
    ) : (
      <>
        <h1>{head.title}</h1>
        {refusal !== undefined && <NotDone title={WORDS.notDone[language]}>{refusal}</NotDone>}
        <dl class="card">
          <dt>{WORDS.from[language]}</dt>
          <dd>{directory.department.name[language]}</dd>
          <dt>{WORDS.asked[language]}</dt>
          <dd>{party.task}</dd>
          <dt>{WORDS.severity[language]}</dt>
          <dd>{SEVERITY_NAMES[head.severity][language]}</dd>
          <dt>{WORDS.state[language]}</dt>
          <dd>{WORDS.states[party.state][language]}</dd>
          {!isSettledParty(party) && (
            <>
              <dt>{WORDS.by[language]}</dt>
              <dd>{at(party.answerBy)}</dd>
            </>
          )}
        </dl>
        <Said story={story} party={party} language={language} at={at} />
        {isSettledParty(party) ? (
          <p class="card">{WORDS.thanks[language]}</p>
        ) : (
          <form class="card" method="post" action={request.path}>
            <Hidden token={request.formToken(request.path)} />
            <label for="comment">{WORDS.comment[language]}</label>
            <textarea id="comment" name="comment" rows={4} maxlength={LONGEST} />
            {PARTY_ANSWERS.filter((each) => each !== SAID_ALREADY[party.state]).map((each, nth) => (
              <button key={each} type="submit" name="decision" value={each} class={nth === 0 ? '' : 'second'}>
                {WORDS.buttons[each][language]}
              </button>
            ))}
          </form>
        )}
        <p class="weak">{WORDS.only[language]}</p>
      </>
    ),
  })
  return isEnded ? { status: 410, html } : { html }
}

/** What they themselves have said, the newest last. */
function Said({
  story,
  party,
  language,
  at,
}: {
  story: WholeIncident['story']
  party: IncidentParty
  language: Language
  at: (instant: Instant) => string
}) {
  const theirs = story.filter(
    ({ did, by, what }) => did === 'incident.party-answered' && by.kind === 'machine' && what.party === party.nth,
  )
  if (theirs.length === 0) return null
  return (
    <div class="card">
      <h2>{WORDS.said[language]}</h2>
      <ul>
        {theirs.map((entry) => (
          <li key={entry.seq}>
            {say(WORDS.entry, language, {
              at: at(entry.at),
              who: String(entry.what.contact ?? ''),
              answer: WORDS.answers[entry.what.answer as PartyAnswer],
              comment: entry.personal?.comment?.value ?? '',
            }).trim()}
          </li>
        ))}
      </ul>
    </div>
  )
}
