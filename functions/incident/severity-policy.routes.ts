import { deadline } from '../calendar/index.ts'
import { InvalidInputError, NotFoundError } from '../kernel/refusal.ts'
import { personRefIn } from '../obligation/index.ts'
import { loadSchedules } from '../on-call/index.ts'
import { mutation, query, type Route } from '../platform/handler.ts'
import type { Store } from '../platform/store.ts'
import { publicationsOf, publishVersion } from '../publication/index.ts'
import { authorise, type Directory, loadDirectory, recentDirectory, worksInIt } from '../responsibility/index.ts'
import { unknownService } from './errors.ts'
import { groundOf } from './escalate.ts'
import { severityPolicyFaults } from './rules/severity-policy-faults.ts'
import { whoIsPaged } from './rules/who-is-paged.ts'
import { SEVERITIES } from './severity.ts'
import {
  previewSeverityPolicy,
  publishSeverityPolicy,
  readSeverityPolicy,
  readSeverityPolicyVersion,
  type SeverityPolicyIn,
  type SeverityPolicyOut,
} from './severity-policy.contract.ts'
import { currentSeverityPolicy, SEVERITY_POLICY, severityPolicyAt } from './severity-policy.store.ts'
import { rulesOf, type SeverityPolicy } from './severity-policy.ts'
import { stepName } from './step-name.ts'

export const severityPolicyRoutes: readonly Route[] = [
  // Everybody reads it: whoever reports an incident has to choose.
  query(readSeverityPolicy, async ({ store }) => {
    const [policy, directory] = await Promise.all([currentSeverityPolicy(store), recentDirectory(store)])
    return viewOf(policy, await publicationsOf(SEVERITY_POLICY, store, directory))
  }),

  query(readSeverityPolicyVersion, async ({ store }, { params: { version }, caller, now }) => {
    const directory = await recentDirectory(store)
    if (!worksInIt(directory, caller.person, now)) throw new NotFoundError('severity policy')
    const { version: number, ...policy } = await severityPolicyAt(store, Number(version))
    const all = await publicationsOf(SEVERITY_POLICY, store, directory)
    const published = all.find((each) => each.version === number)
    if (published === undefined) throw new NotFoundError('severity policy version')
    return { ...published, ...(policy as unknown as SeverityPolicyIn) }
  }),

  mutation(previewSeverityPolicy, async (platform, { body: { policy: draft, service }, caller, now }) => {
    const { store } = platform
    const directory = await loadDirectory(store)
    if (!worksInIt(directory, caller.person, now)) throw new NotFoundError('severity policy')
    if (service !== undefined && !directory.services.has(service)) throw unknownService()
    const policy = draft === undefined ? await currentSeverityPolicy(store) : await sound(store, draft, directory, now)
    const group = directory.services.get(service ?? '')?.group
    const ground = await groundOf(
      platform,
      { ...(service === undefined ? {} : { service }), ...(group === undefined ? {} : { group }) },
      directory,
      now,
    )
    const { calendar } = directory.department
    const steps = SEVERITIES.flatMap((severity) => {
      let at = now
      return rulesOf(policy, severity).ladder.map(({ to, wait }, step) => {
        const who = whoIsPaged({ to }, ground)
        const paged = at
        if (who !== undefined) at = deadline(at, wait, calendar)
        return {
          severity,
          step,
          to: stepName(to, caller.language, directory),
          who: who === undefined ? null : personRefIn(directory, who.person),
          at: who === undefined ? null : paged,
        }
      })
    })
    const resolveBy = SEVERITIES.map((severity) => ({
      severity,
      by: deadline(now, rulesOf(policy, severity).resolve.allowed, calendar),
    }))
    return { acts: [], answer: { steps, resolveBy } }
  }),

  mutation(publishSeverityPolicy, async (platform, call) => {
    const grant = await authorise(platform, call, 'policy.publish')
    const { store } = platform
    const directory = await loadDirectory(store)
    const { caller, now, ifMatch, body } = call
    const { act, published, versions } = await publishVersion(
      SEVERITY_POLICY,
      store,
      (version) => sound(store, body.policy, directory, now, version),
      { caller, now, ifMatch, reason: body.reason, grant, directory },
    )
    return { acts: [act], answer: viewOf(published, versions) }
  }),
]

/** What was sent, found to be a policy that may be published. Throws {@link InvalidInputError} with every fault. */
async function sound(
  store: Store,
  given: SeverityPolicyIn,
  directory: Directory,
  now: string,
  version = 0,
): Promise<SeverityPolicy> {
  // The contract has checked the form; only the brand of a checked duration is missing.
  const policy = { version, ...given } as unknown as SeverityPolicy
  const schedules = new Set((await loadSchedules(store)).map(({ id }) => id))
  const faults = severityPolicyFaults(policy, directory, schedules, now)
  if (faults.length > 0) throw new InvalidInputError(faults)
  return policy
}

const viewOf = (policy: SeverityPolicy, versions: SeverityPolicyOut['versions']): SeverityPolicyOut => ({
  ...(policy as unknown as SeverityPolicyIn),
  version: policy.version,
  versions,
})
