import { InvalidInputError } from '../kernel/refusal.ts'
import { pinnedPolicy } from '../obligation/index.ts'
import type { Outcome } from '../platform/act.ts'
import type { Call } from '../platform/handler.ts'
import type { Platform } from '../platform/platform.ts'
import { loadDirectory } from '../responsibility/index.ts'
import type { ChangeSummary, editChange } from './change.contract.ts'
import { getChange, headAfter } from './change.store.ts'
import { type ChangeContent, hashOfContent } from './change.ts'
import { summaryOf } from './change.view.ts'
import { NORMAL_CHANGE } from './change-policy.ts'
import { isStale, nothingToChange, refused } from './errors.ts'
import { faultsOf } from './rules/is-content-sound.ts'
import { mayI } from './rules/what-may-i.ts'
import { mustBeAbleToSee } from './rules/who-may-see.ts'
import { edit } from './steps/edit.ts'

/** Somebody changes what is asked, or hands the request on. */
export async function rewrite(
  platform: Platform,
  { params, body, caller, ifMatch, now }: Call<typeof editChange>,
): Promise<Outcome<ChangeSummary>> {
  const [whole, directory] = await Promise.all([getChange(platform.store, params.id), loadDirectory(platform.store)])
  const { head, content, standing } = whole
  mustBeAbleToSee(directory, caller.person, now, head.requester === caller.person)
  const verdict = mayI('edit', whole, { directory, person: caller.person, now })
  if ('no' in verdict) throw refused(verdict.no, { state: head.status, version: head.version })
  if (ifMatch !== head.version) throw isStale(head)
  const { requester = head.requester, ...changes } = body
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
  const next: ChangeContent = { ...content, ...given }
  if (hashOfContent(next, requester) === head.contentHash) throw nothingToChange()
  const faults = faultsOf(next, requester, directory, now)
  if (faults.length > 0) throw new InvalidInputError(faults)
  const policy = await pinnedPolicy(platform.store, NORMAL_CHANGE, head.policy)
  const act = edit({ head, content, standing, directory, now, policy }, next, requester, caller, verdict.yes)
  return { acts: [act], answer: summaryOf(headAfter(act), { directory }) }
}
