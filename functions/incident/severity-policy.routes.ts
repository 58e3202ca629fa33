import { createHash } from 'node:crypto'
import { listEntriesByAggregate } from '../audit-trail/index.ts'
import { deadline } from '../calendar/index.ts'
import type { Grant } from '../kernel/actor.ts'
import { asJson, canonicalJson } from '../kernel/json.ts'
import { InvalidInputError, NotFoundError, RefusalError } from '../kernel/refusal.ts'
import { personRefIn } from '../obligation/index.ts'
import { loadSchedules } from '../on-call/index.ts'
import type { Act } from '../platform/act.ts'
import { type Call, mutation, query, type Route } from '../platform/handler.ts'
import type { Store } from '../platform/store.ts'
import {
  authorise,
  type Directory,
  loadDirectory,
  personIsActive,
  recentDirectory,
  worksInIt,
} from '../responsibility/index.ts'
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
import {
  currentSeverityPolicy,
  findSeverityPolicyHead,
  putSeverityPolicy,
  SEVERITY_POLICY,
  type SeverityPolicyHead,
  severityPolicyAt,
} from './severity-policy.store.ts'
import { BUILT_IN_SEVERITIES, rulesOf, type SeverityPolicy } from './severity-policy.ts'
import { stepName } from './step-name.ts'

export const severityPolicyRoutes: readonly Route[] = [
  // Everybody reads it: whoever reports an incident has to choose.
  query(readSeverityPolicy, async ({ store }) => {
    const [policy, directory] = await Promise.all([currentSeverityPolicy(store), recentDirectory(store)])
    return viewOf(policy, await publications(store, directory))
  }),

  query(readSeverityPolicyVersion, async ({ store }, { params: { version }, caller, now }) => {
    const directory = await recentDirectory(store)
    if (!worksInIt(directory, caller.person, now)) throw new NotFoundError('severity policy')
    const { version: number, ...policy } = await severityPolicyAt(store, Number(version))
    const all = await publications(store, directory)
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
    const [head, directory] = await Promise.all([findSeverityPolicyHead(store), loadDirectory(store)])
    const before = await severityPolicyAt(store, head?.current ?? BUILT_IN_SEVERITIES.version)
    if (call.ifMatch !== before.version) throw stale(before.version)
    const policy = await sound(store, call.body.policy, directory, call.now, before.version + 1)
    if (spelling(policy) === spelling(before)) throw nothingToChange()
    const act = published(head, before, policy, call, grant)
    const { caller, now } = call
    const mine = {
      version: policy.version,
      publishedAt: now,
      publishedBy: personRefIn(directory, caller.person),
      reason: call.body.reason,
    }
    return { acts: [act], answer: viewOf(policy, [mine, ...(await publications(store, directory))]) }
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

const spelling = ({ version: _, ...policy }: SeverityPolicy): string => canonicalJson(asJson(policy))

function published(
  head: SeverityPolicyHead | undefined,
  before: SeverityPolicy,
  policy: SeverityPolicy,
  { caller, body, now }: Call<typeof publishSeverityPolicy>,
  grant: Grant,
): Act {
  const { version } = policy
  return {
    before: head,
    head: { id: SEVERITY_POLICY, current: version, publishedAt: now, publishedBy: caller.person },
    at: now,
    did: 'severity-policy.published',
    by: caller.actor,
    grant,
    what: {
      version,
      previousVersion: before.version,
      contentHash: createHash('sha256').update(spelling(policy)).digest('hex'),
      publishedBy: caller.person,
    },
    personal: { reason: body.reason },
    rows: [personIsActive(caller.person), putSeverityPolicy(policy)],
  }
}

type Publication = SeverityPolicyOut['versions'][number]
const BUILT_IN_VERSION: Publication = {
  version: BUILT_IN_SEVERITIES.version,
  publishedAt: null,
  publishedBy: null,
  reason: null,
}

/** What was published, newest first; version 1 came with the product. A few a year, so all at once. */
async function publications(store: Store, directory: Directory): Promise<Publication[]> {
  const { items } = await listEntriesByAggregate(store, SEVERITY_POLICY)
  const all = items.map(({ at, what, personal }) => ({
    version: Number(what.version),
    publishedAt: at,
    publishedBy: personRefIn(directory, String(what.publishedBy)),
    reason: personal?.reason?.value ?? null,
  }))
  return [...all.reverse(), BUILT_IN_VERSION]
}

const viewOf = (policy: SeverityPolicy, versions: Publication[]): SeverityPolicyOut => ({
  ...(policy as unknown as SeverityPolicyIn),
  version: policy.version,
  versions,
})

const stale = (current: number): RefusalError =>
  new RefusalError(
    412,
    {
      code: 'stale-version',
      text: {
        'zh-CN': '分级策略已有新版本，请先查看再发布。',
        en: 'There is a newer version of the severity policy; look at it before publishing.',
      },
    },
    { version: current },
  )

const nothingToChange = (): RefusalError =>
  new RefusalError(409, {
    code: 'nothing-to-change',
    text: { 'zh-CN': '与现行版本相同。', en: 'It is the same as the version in force.' },
  })
