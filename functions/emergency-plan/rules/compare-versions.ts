import { asJson, canonicalJson } from '../../kernel/json.ts'
import type { PlanContent, PlanStep } from '../plan.ts'

/** How one version came from another. */
export interface Comparison {
  readonly added: readonly PlanStep[]
  readonly removed: readonly PlanStep[]
  readonly changed: readonly { readonly before: PlanStep; readonly after: PlanStep; readonly fields: StepField[] }[]
  /** What else is different. */
  readonly fields: readonly PlanField[]
}

const STEP_FIELDS = ['title', 'detail', 'kind', 'role', 'minutes', 'after', 'options'] as const
export type StepField = (typeof STEP_FIELDS)[number]
const PLAN_FIELDS = ['title', 'contacts', 'services', 'severities', 'owner', 'drillEveryDays'] as const
export type PlanField = (typeof PLAN_FIELDS)[number]

/** Steps are the same by their key, wherever they stand. */
export function compareVersions(before: PlanContent, after: PlanContent): Comparison {
  const was = new Map(before.steps.map((step) => [step.key, step]))
  const is = new Set(after.steps.map(({ key }) => key))
  return {
    added: after.steps.filter(({ key }) => !was.has(key)),
    removed: before.steps.filter(({ key }) => !is.has(key)),
    changed: after.steps.flatMap((step) => {
      const old = was.get(step.key)
      const fields = old === undefined ? [] : different(STEP_FIELDS, old, step)
      return old === undefined || fields.length === 0 ? [] : [{ before: old, after: step, fields }]
    }),
    fields: different(PLAN_FIELDS, before, after),
  }
}

const different = <Field extends string>(
  fields: readonly Field[],
  a: Readonly<Record<Field, unknown>> | Partial<Record<Field, unknown>>,
  b: Partial<Record<Field, unknown>>,
): Field[] => fields.filter((field) => inJson(a[field]) !== inJson(b[field]))

const inJson = (value: unknown): string => (value === undefined ? '' : canonicalJson(asJson({ value })))
