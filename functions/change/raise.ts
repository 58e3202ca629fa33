import { InvalidInputError } from '../kernel/refusal.ts'
import { currentPolicy } from '../obligation/index.ts'
import type { Outcome } from '../platform/act.ts'
import type { Call } from '../platform/handler.ts'
import type { Platform } from '../platform/platform.ts'
import { type ActedOn, loadDirectory, mayAct } from '../responsibility/index.ts'
import type { ChangeSummary, submitChange } from './change.contract.ts'
import { headAfter } from './change.store.ts'
import type { ChangeContent } from './change.ts'
import { summaryOf } from './change.view.ts'
import { NORMAL_CHANGE } from './change-policy.ts'
import { refused } from './errors.ts'
import { nextChangeNumber } from './number.ts'
import { faultsOf } from './rules/is-content-sound.ts'
import { submit } from './steps/submit.ts'

/** Somebody raises a change. */
export async function raise(
  platform: Platform,
  { body, caller, now }: Call<typeof submitChange>,
): Promise<Outcome<ChangeSummary>> {
  const { store } = platform
  const [directory, policy] = await Promise.all([loadDirectory(store), currentPolicy(store, NORMAL_CHANGE)])
  const content = contentOf(body)
  const verdict = mayAct(directory, caller.person, 'change.raise', now, raising(content))
  if ('no' in verdict) throw refused(verdict.no, { authority: 'change.raise' })
  const faults = faultsOf(content, caller.person, directory, now)
  if (faults.length > 0) throw new InvalidInputError(faults)
  const number = await nextChangeNumber(platform)
  const act = submit(platform, { content, number, directory, policy, caller, grant: verdict.yes, now })
  return { acts: [act], answer: summaryOf(headAfter(act), { directory }) }
}

/** What was said, without what was left out. */
export function contentOf({ riskReason, ...content }: Call<typeof submitChange>['body']): ChangeContent {
  return { ...content, ...(riskReason === undefined ? {} : { riskReason }) }
}

/** What it would be done to: the main service, at this risk. */
const raising = ({ services: [service], risk }: ChangeContent): ActedOn =>
  service === undefined ? { risk } : { service, risk }
