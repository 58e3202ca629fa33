import * as z from 'zod/mini'
import { instantOut } from '../kernel/contract.ts'
import { personRef } from '../obligation/obligation.contract.ts'

/** A step of the emergency plan as it stands in an incident. */
export const planStepOut = z.strictObject({
  key: z.string(),
  title: z.string(),
  detail: z.nullable(z.string()),
  kind: z.enum(['action', 'decision']),
  role: z.enum(['commander', 'operations', 'communications', 'scribe']),
  minutes: z.number(),
  /** Keys of the steps that come before it. */
  after: z.array(z.string()),
  options: z.array(z.strictObject({ key: z.string(), title: z.string(), opens: z.array(z.string()) })),
  /** Waits for others; somebody has it; settled; fell away by a decision; open when the incident ended. */
  state: z.enum(['waiting', 'open', 'done', 'skipped', 'away', 'left']),
  /** Who has it now. */
  owner: z.nullable(personRef),
  /** It was given to them by name. */
  isHandedOn: z.boolean(),
  startedAt: z.nullable(instantOut),
  dueAt: z.nullable(instantOut),
  doneAt: z.nullable(instantOut),
  by: z.nullable(personRef),
  /** The option that was chosen. */
  option: z.nullable(z.string()),
})
export type PlanStepOut = z.infer<typeof planStepOut>
