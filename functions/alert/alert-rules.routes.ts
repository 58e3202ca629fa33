import { InvalidInputError, NotFoundError } from '../kernel/refusal.ts'
import { mutation, query, type Route } from '../platform/handler.ts'
import { publicationsOf, publishVersion } from '../publication/index.ts'
import { authorise, type Directory, loadDirectory } from '../responsibility/index.ts'
import {
  type AlertRulesIn,
  type AlertRulesOut,
  publishAlertRules,
  readAlertRules,
  readAlertRulesVersion,
  tryAlertRules,
} from './alert-rules.contract.ts'
import { ALERT_RULES, alertRulesAt, currentAlertRules } from './alert-rules.store.ts'
import type { AlertRules } from './alert-rules.ts'
import { fault } from './errors.ts'
import { signalsIn } from './formats/normalise.ts'
import { UnreadableAlertError } from './formats/reading.ts'
import { rulesFaults } from './rules/rules-faults.ts'
import { lookingOf } from './seen-by.ts'
import { lastTrials, type Trial, tryRules } from './try-rules.ts'

export const alertRulesRoutes: readonly Route[] = [
  query(readAlertRules, async ({ store }, call) => {
    const { directory } = await lookingOf(store, call, 'alert rules')
    return viewOf(await currentAlertRules(store), await publicationsOf(ALERT_RULES, store, directory))
  }),

  query(readAlertRulesVersion, async ({ store }, call) => {
    const { directory } = await lookingOf(store, call, 'alert rules')
    const { version, ...rules } = await alertRulesAt(store, Number(call.params.version))
    const published = (await publicationsOf(ALERT_RULES, store, directory)).find((each) => each.version === version)
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
    const directory = await loadDirectory(store)
    const { caller, now, ifMatch, body } = call
    const { act, published, versions } = await publishVersion(
      ALERT_RULES,
      store,
      (version) => sound(body.rules, directory, version),
      { caller, now, ifMatch, reason: body.reason, grant, directory },
    )
    return { acts: [act], answer: viewOf(published, versions) }
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
      'zh-CN': `读不懂这条消息：${error.why['zh-CN']}。`,
      en: `The message cannot be read: ${error.why.en}.`,
    })
  }
}

const viewOf = (rules: AlertRules, versions: AlertRulesOut['versions']): AlertRulesOut => ({
  ...(rules as unknown as AlertRulesIn),
  version: rules.version,
  versions,
})

const nothingToTry = () =>
  fault('payload', 'nothing-to-try', {
    'zh-CN': '请给出一条消息，或最近多少条告警，二者选一。',
    en: 'Give a message to try, or how many of the last alerts: one of the two.',
  })
