import type { ChangeOut, editChange, submitChange } from '../../../../functions/change/change.contract.ts'
import type { Call } from '../../lib/api.ts'
import { localOf } from '../../lib/zone.ts'
import { instantsOf, type LocalWindow } from './release-window.ts'

type Submitted = NonNullable<Call<typeof submitChange>['body']>
type Edited = NonNullable<Call<typeof editChange>['body']>

/** What the form holds: as the contract has it, but for the window, which is wall time in the department's zone. */
export interface FormValues extends Omit<Submitted, 'releaseWindow' | 'riskReason'> {
  readonly riskReason?: string
  readonly releaseWindow: LocalWindow
  /** Only when editing. */
  readonly requester?: string
}

/** What is sent: sentences without blanks around them, an empty reason left out. */
export function bodyOf(values: FormValues, timeZone: string): Submitted {
  const { title, description, services, implementer, risk, backOutPlan, testPlan, riskReason = '' } = values
  const { from = '', until = '' } = instantsOf(values.releaseWindow, timeZone)
  return {
    title: title.trim(),
    description: description.trim(),
    services,
    implementer,
    risk,
    ...(riskReason.trim() !== '' && { riskReason: riskReason.trim() }),
    backOutPlan: backOutPlan.trim(),
    testPlan: testPlan.trim(),
    releaseWindow: { from, until },
  }
}

export function valuesOf(change: ChangeOut, timeZone: string): FormValues {
  const { title, description, services, implementer, risk, riskReason, backOutPlan, testPlan, requester } = change
  const { from, until } = change.releaseWindow
  return {
    title,
    description,
    services: services.map(({ id }) => id),
    implementer: implementer.id,
    risk,
    ...(riskReason !== null && { riskReason }),
    backOutPlan,
    testPlan,
    releaseWindow: { from: localOf(from, timeZone), until: localOf(until, timeZone) },
    requester: requester.id,
  }
}

/** What an edit changes, and nothing else: an untouched field is not sent. */
export function differencesOf(change: ChangeOut, values: FormValues, timeZone: string): Edited {
  const before = { ...bodyOf(valuesOf(change, timeZone), timeZone), requester: change.requester.id }
  const after = { ...bodyOf(values, timeZone), ...(values.requester !== undefined && { requester: values.requester }) }
  const isNew = ([name, value]: [string, unknown]) =>
    JSON.stringify(value) !== JSON.stringify((before as Readonly<Record<string, unknown>>)[name])
  return Object.fromEntries(Object.entries(after).filter(isNew))
}
