import { perform } from '../audit-trail/index.ts'
import { byClock } from '../kernel/actor.ts'
import type { Id } from '../kernel/ids.ts'
import { openObligation, pinnedPolicy, putObligation, tell } from '../obligation/index.ts'
import type { Act, Outcome } from '../platform/act.ts'
import type { Platform } from '../platform/platform.ts'
import { loadDirectory } from '../responsibility/index.ts'
import { getReview, headOfReview, listPackagesOf } from './access-review.store.ts'
import type { AccessReview } from './access-review.ts'
import { SIGN } from './access-review.words.ts'
import { ACCESS_REVIEW } from './access-review-policy.ts'
import type { PackageHead } from './package.ts'
import { isSettled } from './rules/is-settled.ts'
import { reportHashOf } from './rules/report-hash.ts'
import { whoDecidedMost } from './rules/who-decided-most.ts'
import { whoRunsIt } from './rules/who-runs-it.ts'
import { closed } from './steps/decide.ts'

/**
 * Looks whether a review has come further: everything decided, then everything proven. Safe to run at any time, and
 * twice: it goes by what the packages say.
 */
export const settle = (platform: Platform, id: Id): Promise<boolean> =>
  perform(platform, () => settleOnce(platform, id))

async function settleOnce(platform: Platform, id: Id): Promise<Outcome<boolean>> {
  const { store, clock } = platform
  const { head, standing } = await getReview(store, id)
  if (head.status !== 'reviewing' && head.status !== 'proving') return NOTHING
  const packages = await listPackagesOf(store, id)
  if (packages.some(({ status }) => status === 'open')) return NOTHING
  const now = clock.now()
  const by = { before: head, at: now, by: byClock, effects: [{ kind: 'wake', caseId: id } as const] }
  if (!packages.every(isSettled)) {
    if (head.status === 'proving') return NOTHING
    const act: Act = { ...by, head: headOfReview({ ...head, status: 'proving' }), did: 'access-review.all-decided' }
    return { acts: [act], answer: true }
  }
  const [directory, policy] = await Promise.all([loadDirectory(store), pinnedPolicy(store, ACCESS_REVIEW, head.policy)])
  const ready = readyToSign(head, packages)
  const runner = whoRunsIt(directory, head.startedBy, now, ready.mostDecidedBy)
  if (runner === undefined) throw new TypeError('the directory has no active head of IT')
  const opening = { caseId: id, kind: SIGN, about: { title: head.name }, round: 1, ...runner, now }
  const sign = openObligation(
    { ...opening, nth: standing.all.length },
    policy.stages.sign,
    directory.department.calendar,
  )
  const act: Act = {
    ...by,
    head: headOfReview(ready),
    did: 'access-review.all-proven',
    what: {
      reportHash: ready.reportHash,
      mostDecidedBy: ready.mostDecidedBy,
      obligation: sign.id,
      accountable: sign.accountable,
      dueAt: sign.dueAt,
    },
    rows: [...closed(standing, 'discharged', 'onduty', now), putObligation(sign)],
    effects: [tell(sign, sign.accountable, 'asked'), { kind: 'wake', caseId: id }],
  }
  return { acts: [act], answer: true }
}

const NOTHING: Outcome<boolean> = { acts: [], answer: false }

const readyToSign = (head: AccessReview, packages: readonly PackageHead[]): AccessReview => ({
  ...head,
  status: 'ready',
  mostDecidedBy: whoDecidedMost(packages),
  reportHash: reportHashOf(head, packages),
})
