import type { Actor, Grant } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Act } from '../../platform/act.ts'
import type { Effect } from '../../platform/effect.ts'
import type {
  AssessedChange,
  AuthorisedChange,
  ChangeHead,
  EndedChange,
  ReleasedChange,
  SubmittedChange,
  TestedChange,
} from '../change.ts'
import { CHANGE_FAILED, CHANGE_RELEASED, CHANGE_WITHDRAWN } from '../events.ts'
import { putChanged } from '../what-changed.store.ts'
import { askToRelease } from './ask-to-release.ts'
import { actOf, askToAuthorise, askToReview, askToTest, type Gathered, outcomeMail } from './step.ts'

/** Who decides, by which authority, and what they say to it. */
export interface Decider {
  readonly actor: Actor
  readonly person: Id
  readonly grant: Grant
  readonly comment?: string
}

type On<State> = Gathered & { readonly head: ChangeHead & State }

const said = ({ comment }: Decider) => (comment === undefined ? {} : { comment })

/** Sound: the change authority is asked. */
export function assess(gathered: On<SubmittedChange>, by: Decider): Act {
  const decisions = { ...gathered.head.decisions, assess: by.person }
  const change: AssessedChange = { ...gathered.head, status: 'assessed', stage: 'authorise', decisions }
  return actOf(gathered, {
    change,
    did: 'change.assessed',
    by: by.actor,
    grant: by.grant,
    what: { outcome: 'sound' },
    ...said(by),
    owed: { opens: askToAuthorise(change, gathered), discharges: true },
  })
}

/** Unsound at the assessment, or refused by the change authority: the requester reads why. */
export function reject(gathered: On<SubmittedChange | AssessedChange>, by: Decider): Act {
  const step = gathered.head.status === 'submitted' ? 'assess' : 'authorise'
  const decisions = { ...gathered.head.decisions, [step]: by.person }
  const change: EndedChange = { ...gathered.head, status: 'rejected', stage: 'over', decisions }
  return actOf(gathered, {
    change,
    did: 'change.rejected',
    by: by.actor,
    grant: by.grant,
    what: { step, outcome: step === 'assess' ? 'unsound' : 'rejected' },
    ...said(by),
    owed: { opens: undefined, discharges: true },
    effects: [outcomeMail(change, change.requester, 'rejected')],
  })
}

/** Authorised, exactly as it stands: a tester is asked. */
export function authorise(gathered: On<AssessedChange>, by: Decider): Act {
  const decisions = { ...gathered.head.decisions, authorise: by.person }
  const change: AuthorisedChange = { ...gathered.head, status: 'authorised', stage: 'test', decisions }
  return actOf(gathered, {
    change,
    did: 'change.authorised',
    by: by.actor,
    grant: by.grant,
    what: { outcome: 'authorised' },
    ...said(by),
    owed: { opens: askToTest(change, gathered), discharges: true },
    effects: [outcomeMail(change, change.requester, 'authorised')],
  })
}

/** The test passed: the implementer owes the release, inside the window. */
export function passTest(gathered: On<AuthorisedChange>, by: Decider): Act {
  const isOpen = gathered.head.releaseWindow.from <= gathered.now
  const decisions = { ...gathered.head.decisions, test: by.person }
  const change: TestedChange = {
    ...gathered.head,
    status: isOpen ? 'tested' : 'scheduled',
    stage: isOpen ? 'release' : 'window',
    decisions,
  }
  return actOf(gathered, {
    change,
    did: 'change.tested',
    by: by.actor,
    grant: by.grant,
    what: { outcome: 'passed' },
    ...said(by),
    owed: { opens: askToRelease(change, gathered), discharges: true },
    ...(isOpen ? { rows: putChanged(change.id, gathered.content.services, 'in-window', gathered.now) } : {}),
  })
}

/** The test failed: the implementer hears what is wrong, and it is tested again, on a fresh clock. */
export function failTest(gathered: On<AuthorisedChange>, by: Decider): Act {
  const change: AuthorisedChange = { ...gathered.head }
  return actOf(gathered, {
    change,
    did: 'change.test-failed',
    by: by.actor,
    grant: by.grant,
    what: { outcome: 'failed' },
    ...said(by),
    owed: { opens: askToTest(change, gathered), discharges: true },
    effects: [outcomeMail(change, change.implementer, 'test-failed')],
  })
}

/** Carried out, well or badly: the review is owed in every case. */
export function release(gathered: On<TestedChange>, outcome: ReleasedChange['status'], by: Decider): Act {
  const decisions = { ...gathered.head.decisions, release: by.person }
  const change: ReleasedChange = { ...gathered.head, status: outcome, stage: 'review', decisions }
  return actOf(gathered, {
    change,
    did: outcome === 'released' ? 'change.released' : outcome === 'failed' ? 'change.failed' : 'change.rolled-back',
    by: by.actor,
    grant: by.grant,
    what: { outcome },
    ...said(by),
    owed: { opens: askToReview(change, gathered), discharges: true },
    rows: putChanged(change.id, gathered.content.services, outcome, gathered.now),
    effects: [outcomeMail(change, change.requester, outcome), happened(outcome, gathered)],
  })
}

/** Other rooms hear of it: duties that follow a release, say. */
const happened = (outcome: ReleasedChange['status'], { head, content }: On<TestedChange>): Effect => ({
  kind: 'event',
  event: outcome === 'released' ? CHANGE_RELEASED : CHANGE_FAILED,
  about: { change: head.id, services: content.services },
})

/** Taken back after its release: the review that is owed already stays, with its clock. */
export function backOut(gathered: On<ReleasedChange>, by: Decider): Act {
  const decisions = { ...gathered.head.decisions, release: by.person }
  const change: ReleasedChange = { ...gathered.head, status: 'rolled-back', decisions }
  return actOf(gathered, {
    change,
    did: 'change.rolled-back',
    by: by.actor,
    grant: by.grant,
    what: { outcome: 'rolled-back' },
    ...said(by),
    rows: putChanged(change.id, gathered.content.services, 'rolled-back', gathered.now),
    effects: [outcomeMail(change, change.requester, 'rolled-back')],
  })
}

/** Looked back on: it is over. */
export function review(gathered: On<ReleasedChange>, wasEffective: boolean, by: Decider): Act {
  const decisions = { ...gathered.head.decisions, review: by.person }
  const change: EndedChange = { ...gathered.head, status: 'closed', stage: 'over', decisions }
  return actOf(gathered, {
    change,
    did: 'change.closed',
    by: by.actor,
    grant: by.grant,
    what: { outcome: wasEffective ? 'effective' : 'not-effective', release: gathered.head.status },
    ...said(by),
    owed: { opens: undefined, discharges: true },
    effects: [outcomeMail(change, change.requester, 'closed')],
  })
}

/** Withdrawn before its release; whoever was at it hears so. */
export function cancel(gathered: Gathered, by: Decider): Act {
  const { head } = gathered
  const change: EndedChange = { ...head, status: 'cancelled', stage: 'over' }
  const told = [...new Set(gathered.standing.open.map(({ accountable }) => accountable))]
  return actOf(gathered, {
    change,
    did: 'change.cancelled',
    by: by.actor,
    grant: by.grant,
    ...said(by),
    owed: { opens: undefined, discharges: false },
    effects: [
      ...told.filter((each) => each !== by.person).map((each) => outcomeMail(change, each, 'cancelled')),
      ...(head.stage === 'release'
        ? [{ kind: 'event', event: CHANGE_WITHDRAWN, about: { change: change.id } } as const]
        : []),
    ],
  })
}
