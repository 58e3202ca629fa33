import * as z from 'zod/mini'
import { eachOnce, line } from '../kernel/contract.ts'

export const ALERT_STATUSES = ['firing', 'resolved'] as const

/**
 * `pending`: nobody has been paged yet, and somebody is about to be. `paged`: there is an incident. `silenced`: somebody
 * wanted quiet for a while. `attached`: its service is being changed right now. `settled`: it has ended.
 */
export const TREATMENTS = ['pending', 'paged', 'silenced', 'attached', 'settled'] as const

export const SOURCE_KINDS = ['alertmanager', 'grafana', 'zabbix', 'cloudwatch', 'webhook', 'mail'] as const

/** No patterns of users: what a matcher asks takes the same time whatever comes in. */
export const MATCHES = ['equals', 'contains', 'prefix', 'any-of', 'present'] as const

const MOST_LABELS = 20
const MOST_MATCHERS = 10

export const labelName = z
  .string()
  .check(z.minLength(1), z.maxLength(60), z.regex(/^[\p{L}\p{N}_][\p{L}\p{N}_.:/-]*$/u))
export const labelValue = z.string().check(z.maxLength(300))

/** Labels somebody gives; what a source sends is cut to measure instead. */
export const labelsIn = z
  .record(labelName, labelValue)
  .check(z.refine((all) => Object.keys(all).length <= MOST_LABELS, { error: 'too-many' }))
export const labelsOut = z.record(z.string(), z.string())

const [equals, contains, prefix, anyOf, present] = MATCHES
export const matcher = z.discriminatedUnion('is', [
  z.strictObject({
    label: labelName,
    is: z.enum([equals, contains, prefix]),
    value: z.string().check(z.minLength(1), z.maxLength(300)),
  }),
  z.strictObject({
    label: labelName,
    is: z.literal(anyOf),
    values: z.array(labelValue).check(
      z.minLength(1),
      z.maxLength(50),
      eachOnce((value) => value),
    ),
  }),
  z.strictObject({ label: labelName, is: z.literal(present) }),
])
export const matchers = z.array(matcher).check(z.maxLength(MOST_MATCHERS))

/** What was made of what came, since an instant. Sums of days. */
export const noise = z.strictObject({
  /** Messages: each thing that began, went on or ended. */
  received: z.number(),
  /** Of these, what belonged to something known already. */
  grouped: z.number(),
  ignored: z.number(),
  silenced: z.number(),
  /** Came from a service that was being changed. */
  attached: z.number(),
  /** Incidents. */
  opened: z.number(),
  flapping: z.number(),
  /** Calls that could not be understood; each became an alert of its own. */
  unreadable: z.number(),
  /** Calls beyond what the source may make. */
  refused: z.number(),
})
export type NoiseOut = z.infer<typeof noise>

export const named = <Id extends z.ZodMiniType>(id: Id) => z.strictObject({ id, name: z.string() })
export const reason = line(300)
