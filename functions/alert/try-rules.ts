import { currentSeverityPolicy } from '../incident/index.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Store } from '../platform/store.ts'
import { alertIdOf, findAlertByKey, listAlertsByNewest, listParts } from './alert.store.ts'
import type { Signal } from './alert.ts'
import { severityOf } from './alert.view.ts'
import type { Tried } from './alert-rules.contract.ts'
import type { AlertRules } from './alert-rules.ts'
import { windowsOn } from './process/gather.ts'
import { whatKeepsItQuiet } from './rules/what-keeps-it-quiet.ts'
import { labelsOf, type Origin, whereItGoes } from './rules/where-it-goes.ts'
import { whichRule } from './rules/which-rule.ts'
import { type Looking, serviceNamed } from './seen-by.ts'
import { listHolding } from './silence.store.ts'

/** A signal to try, and what it would come from. */
export interface Trial {
  readonly signal: Signal
  readonly origin: Origin
}

/** What rules would make of signals now: which one matches, what they belong to, who would be paged. Writes nothing. */
export async function tryRules(
  store: Store,
  trials: readonly Trial[],
  rules: AlertRules,
  looking: Looking,
): Promise<Tried[]> {
  const { now } = looking
  const [silences, { matrix }] = await Promise.all([listHolding(store, now), currentSeverityPolicy(store)])
  return Promise.all(
    trials.map(async ({ signal, origin }): Promise<Tried> => {
      const labels = labelsOf(signal, origin)
      const { rule, found } = whichRule(rules, labels)
      const way = whereItGoes(signal, origin, rules, looking.directory.services)
      const seen = {
        title: signal.title,
        status: signal.status,
        labels: { ...labels },
        rule,
        ruleName: found?.name ?? null,
      }
      if (way.does === 'ignore') {
        return { ...seen, does: 'ignore', key: null, service: null, severity: null, would: 'be-ignored', because: null }
      }
      const { routed, facts, key } = way
      const windows = routed.service === undefined ? [] : await windowsOn(store, routed.service, now)
      const quiet = whatKeepsItQuiet(labels, silences, windows, now)
      const known = await findAlertByKey(store, alertIdOf(facts, now))
      return {
        ...seen,
        does: 'open',
        key,
        service: serviceNamed(looking, routed.service),
        severity: severityOf(routed, matrix),
        ...wouldBe(signal, known?.status === 'firing' ? known.id : undefined, quiet),
      }
    }),
  )
}

function wouldBe(
  { status }: Signal,
  firing: Id | undefined,
  quiet: ReturnType<typeof whatKeepsItQuiet>,
): Pick<Tried, 'would' | 'because'> {
  if (status === 'resolved') return { would: 'end', because: firing ?? null }
  if (firing !== undefined) return { would: 'join-alert', because: firing }
  if (quiet === undefined) return { would: 'open-incident', because: null }
  return { would: quiet.treatment === 'silenced' ? 'be-silenced' : 'be-attached', because: quiet.because }
}

/** The last alerts as their sources said them, each by the newest of its parts. */
export async function lastTrials(store: Store, limit: number, now: Instant): Promise<Trial[]> {
  const { items } = await listAlertsByNewest(store, { limit })
  const parts = await Promise.all(items.map(({ id }) => listParts(store, id, 1)))
  return items.map(({ source, title, description, labels, links, urgency }, nth) => ({
    origin: { id: source, name: labels.source ?? '', kind: labels.source_kind ?? '', labels: {} },
    signal: {
      fingerprint: parts[nth]?.[0]?.fingerprint ?? '',
      status: 'firing',
      title,
      description,
      labels,
      hint: urgency === 'high' ? 'critical' : urgency === 'low' ? 'info' : 'warning',
      links,
      startsAt: now,
    },
  }))
}
