import { createHash } from 'node:crypto'
import { listEntriesByAggregate } from '../audit-trail/index.ts'
import type { Grant } from '../kernel/actor.ts'
import { asJson, canonicalJson } from '../kernel/json.ts'
import { InvalidInputError, NotFoundError, RefusalError } from '../kernel/refusal.ts'
import { personRefIn } from '../obligation/index.ts'
import type { Act } from '../platform/act.ts'
import { type Call, mutation, query, type Route } from '../platform/handler.ts'
import type { Store } from '../platform/store.ts'
import { authorise, type Directory, loadDirectory, personIsActive } from '../responsibility/index.ts'
import {
  type AlertRulesIn,
  type AlertRulesOut,
  publishAlertRules,
  readAlertRules,
  readAlertRulesVersion,
  tryAlertRules,
} from './alert-rules.contract.ts'
import {
  ALERT_RULES,
  type AlertRulesHead,
  alertRulesAt,
  currentAlertRules,
  findAlertRulesHead,
  putAlertRules,
} from './alert-rules.store.ts'
import { type AlertRules, BUILT_IN_RULES } from './alert-rules.ts'
import { conflict, fault } from './errors.ts'
import { signalsIn } from './formats/normalise.ts'
import { UnreadableAlertError } from './formats/reading.ts'
import { rulesFaults } from './rules/rules-faults.ts'
import { lookingOf } from './seen-by.ts'
import { lastTrials, type Trial, tryRules } from './try-rules.ts'

export const alertRulesRoutes: readonly Route[] = [
  query(readAlertRules, async ({ store }, call) => {
    const { directory } = await lookingOf(store, call, 'alert rules')
    return viewOf(await currentAlertRules(store), await publications(store, directory))
  }),

  query(readAlertRulesVersion, async ({ store }, call) => {
    const { directory } = await lookingOf(store, call, 'alert rules')
    const { version, ...rules } = await alertRulesAt(store, Number(call.params.version))
    const published = (await publications(store, directory)).find((each) => each.version === version)
    if (published === undefined) throw new NotFoundError('alert rules version')
    return { ...published, ...(rules as unknown as AlertRulesIn) }
  }),

  mutation(tryAlertRules, async ({ store }, call) => {
    const looking = await lookingOf(store, call, 'alert rules')
    const { rules: draft, payload, last } = call.body
    if ((payload === undefined) === (last === undefined)) throw nothingToTry()
    const rules = draft === undefined ? await currentAlertRules(store) : sound(draft, looking.directory, 0)
    const trials = payload === undefined ? await lastTrials(store, last ?? 0, call.now) : trialsOf(payload, call.now)
    return { acts: [], answer: { items: await tryRules(store, trials, rules, looking) } }
  }),

  mutation(publishAlertRules, async (platform, call) => {
    const grant = await authorise(platform, call, 'alert.administer')
    const { store } = platform
    const [head, directory] = await Promise.all([findAlertRulesHead(store), loadDirectory(store)])
    const before = await alertRulesAt(store, head?.current ?? BUILT_IN_RULES.version)
    if (call.ifMatch !== before.version) throw stale(before.version)
    const rules = sound(call.body.rules, directory, before.version + 1)
    if (spelling(rules) === spelling(before)) throw nothingToChange()
    const { caller, now } = call
    const mine = {
      version: rules.version,
      publishedAt: now,
      publishedBy: personRefIn(directory, caller.person),
      reason: call.body.reason,
    }
    const act = published(head, before, rules, call, grant)
    return { acts: [act], answer: viewOf(rules, [mine, ...(await publications(store, directory))]) }
  }),
]

/** What was sent, found to be rules that may be published. Throws {@link InvalidInputError} with every fault. */
function sound(given: AlertRulesIn, { services }: Directory, version: number): AlertRules {
  const rules: AlertRules = { version, ...given }
  const faults = rulesFaults(rules, services)
  if (faults.length > 0) throw new InvalidInputError(faults)
  return rules
}

const MOST_TRIED = 100

function trialsOf(
  { kind, text }: { readonly kind: Parameters<typeof signalsIn>[0]; readonly text: string },
  now: string,
): Trial[] {
  const origin = { id: 'als_00000000000000000000000000', name: '', kind, labels: {} }
  try {
    return signalsIn(kind, text, now)
      .slice(0, MOST_TRIED)
      .map((signal) => ({ signal, origin }))
  } catch (error) {
    if (!(error instanceof UnreadableAlertError)) throw error
    throw fault('payload/text', 'unreadable-alert', {
      'zh-CN': `读不懂这条消息：${error.message}`,
      en: `The message cannot be read: ${error.message}`,
    })
  }
}

const spelling = ({ version: _, ...rules }: AlertRules): string => canonicalJson(asJson(rules))

const published = (
  head: AlertRulesHead | undefined,
  before: AlertRules,
  rules: AlertRules,
  { caller, body, now }: Call<typeof publishAlertRules>,
  grant: Grant,
): Act => ({
  before: head,
  head: { id: ALERT_RULES, current: rules.version, publishedAt: now, publishedBy: caller.person },
  at: now,
  did: 'alert-rules.published',
  by: caller.actor,
  grant,
  what: {
    version: rules.version,
    previousVersion: before.version,
    contentHash: createHash('sha256').update(spelling(rules)).digest('hex'),
    publishedBy: caller.person,
  },
  personal: { reason: body.reason },
  rows: [personIsActive(caller.person), putAlertRules(rules)],
})

type Publication = AlertRulesOut['versions'][number]
const BUILT_IN_VERSION: Publication = {
  version: BUILT_IN_RULES.version,
  publishedAt: null,
  publishedBy: null,
  reason: null,
}

/** What was published, newest first; version 1 came with the product. A few a year, so all at once. */
async function publications(store: Store, directory: Directory): Promise<Publication[]> {
  const { items } = await listEntriesByAggregate(store, ALERT_RULES)
  const all = items.map(({ at, what, personal }) => ({
    version: Number(what.version),
    publishedAt: at,
    publishedBy: personRefIn(directory, String(what.publishedBy)),
    reason: personal?.reason?.value ?? null,
  }))
  return [...all.reverse(), BUILT_IN_VERSION]
}

const viewOf = (rules: AlertRules, versions: Publication[]): AlertRulesOut => ({
  ...(rules as unknown as AlertRulesIn),
  version: rules.version,
  versions,
})

const stale = (current: number): RefusalError =>
  new RefusalError(
    412,
    {
      code: 'stale-version',
      text: {
        'zh-CN': '告警规则已有新版本，请先查看再发布。',
        en: 'There is a newer version of the alert rules; look at it before publishing.',
      },
    },
    { version: current },
  )

const nothingToChange = () =>
  conflict('nothing-to-change', '与现行版本相同。', 'It is the same as the version in force.')

const nothingToTry = () =>
  fault('payload', 'nothing-to-try', {
    'zh-CN': '请给出一条消息，或最近多少条告警，二者选一。',
    en: 'Give a message to try, or how many of the last alerts: one of the two.',
  })
