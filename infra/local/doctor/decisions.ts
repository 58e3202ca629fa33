import type { AuditEntry } from '../../../functions/audit-trail/index.ts'
import { type ChangeContent, type ChangeHead, type Decisions, hashOfContent } from '../../../functions/change/change.ts'
import { DECIDES } from './authority.ts'
import { type Check, changeIn, storyIn, violation } from './patient.ts'

type Step = keyof Decisions

/** The steps that somebody must have taken for a change to be where it is. */
const TAKEN = {
  submitted: [],
  assessed: ['assess'],
  authorised: ['assess', 'authorise'],
  tested: ['assess', 'authorise', 'test'],
  scheduled: ['assess', 'authorise', 'test'],
  expired: ['assess', 'authorise', 'test'],
  released: ['assess', 'authorise', 'test', 'release'],
  failed: ['assess', 'authorise', 'test', 'release'],
  'rolled-back': ['assess', 'authorise', 'test', 'release'],
  closed: ['assess', 'authorise', 'test', 'release', 'review'],
  rejected: [],
  cancelled: [],
} as const satisfies Record<ChangeHead['status'], readonly Step[]>

/** What the story says where a step was taken. */
const TOLD: Readonly<Record<Step, readonly string[]>> = {
  assess: ['change.assessed', 'change.rejected'],
  authorise: ['change.authorised', 'change.rejected'],
  test: ['change.tested'],
  release: ['change.released', 'change.failed', 'change.rolled-back'],
  review: ['change.closed'],
}
const ENDINGS: Readonly<Record<string, string>> = { rejected: 'change.rejected', cancelled: 'change.cancelled' }

/** 7: whatever was decided was decided by somebody, in the present round. */
export const silenceNeverApproves: Check = (patient) => {
  const change = changeIn(patient)
  if (change === undefined) return []
  const { id, status, decisions, round } = change
  const story = storyIn(patient)
  const ofRound = story.filter(({ what, by }) => what.round === round && by.kind !== 'system')
  const needed = new Set<Step>([...TAKEN[status], ...(Object.keys(decisions) as Step[])])
  const untaken = [...needed].filter((step) => !isTakenBy(decisions[step], TOLD[step], ofRound))
  const ending = ENDINGS[status]
  const isEnded = ending === undefined || ofRound.some(({ did }) => did === ending)
  return [
    ...untaken.map((step) => violation(7, id, `it is ${status}, and nobody took the step ${step}`)),
    ...(isEnded ? [] : [violation(7, id, `it is ${status}, and nobody decided that`)]),
    ...story
      .filter(({ by, did }) => by.kind === 'system' && DECIDES.has(did))
      .map(({ seq, did }) => violation(7, id, `entry ${seq}, ${did}, was decided by the clock`)),
  ]
}

/** A machine decides in its person's name: its entries name the machine. */
const isTakenBy = (person: string | undefined, told: readonly string[], ofRound: readonly AuditEntry[]): boolean =>
  person !== undefined &&
  ofRound.some(({ did, by }) => told.includes(did) && (by.id === person || by.kind === 'machine'))

/** 6: nobody authorises what they asked for or carry out, nobody tests their own work. */
export const dutiesAreSeparate: Check = (patient) => {
  const change = changeIn(patient)
  if (change === undefined) return []
  const { assess, authorise, test, review } = change.decisions
  const own = new Set([change.requester, change.implementer, ...change.involved])
  const isUnsound = [
    assess !== undefined && own.has(assess),
    authorise !== undefined && (own.has(authorise) || authorise === assess),
    test !== undefined && test === change.implementer,
    review !== undefined && own.has(review),
  ]
  return isUnsound.includes(true) ? [violation(6, change.id, 'somebody decided on their own work')] : []
}

/** 8: what was decided on is what is stored. */
export const whatWasApprovedIsWhatRuns: Check = (patient) => {
  const change = changeIn(patient)
  if (change === undefined) return []
  const sk = `content#${String(change.round).padStart(4, '0')}`
  const content = patient.find((row) => row.sk === sk)?.content as ChangeContent | undefined
  const isSame = content !== undefined && hashOfContent(content, change.requester) === change.contentHash
  return isSame ? [] : [violation(8, change.id, 'its content is not what its hash says')]
}
