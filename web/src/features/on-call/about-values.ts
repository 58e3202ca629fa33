import type { ScheduleOut } from '../../../../functions/on-call/schedule.contract.ts'

type Covers = ScheduleOut['covers']

/** What a schedule is called, covers, and who sees to it, as the form has it. */
export interface AboutValues {
  readonly name?: string
  readonly owner?: string
  readonly covers: { readonly kind: Covers['kind']; readonly group?: string; readonly services?: string[] }
}

export const aboutOf = ({ name, owner, covers }: ScheduleOut): AboutValues => ({
  ...{ name, owner: owner.position, covers },
})

/** What is sent: of what it covers only the kind that was chosen. */
export const aboutSent = ({ name = '', owner = '', covers: { kind, group = '', services = [] } }: AboutValues) => ({
  ...{ name: name.trim(), owner },
  covers: kind === 'group' ? { kind, group } : kind === 'services' ? { kind, services } : { kind },
})
