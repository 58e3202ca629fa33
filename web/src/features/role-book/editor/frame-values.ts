import type { FrameOut } from '../../../../../functions/role-book/role-book.contract.ts'
import { isTyped } from './typed.ts'

type Conflict = FrameOut['conflicts'][number]
type Side = Conflict['between'][number]

/** The frame of a book as its form holds it: services in rows, and a side of a conflict as one choice. */
export interface FrameValues {
  readonly activities: FrameOut['activities']
  readonly needs: readonly { readonly service: string; readonly activities: readonly string[] }[]
  readonly conflicts: readonly {
    readonly id?: string | undefined
    readonly one: string
    readonly other: string
    readonly why: Conflict['why']
  }[]
}

/** `act:change.authorise`, `activity:backup` */
const choiceOf = (side: Side): string => ('act' in side ? `act:${side.act}` : `activity:${side.activity}`)

function sideOf(choice: string): Side {
  const [kind = '', ...name] = choice.split(':')
  return kind === 'act' ? { act: name.join(':') } : { activity: name.join(':') }
}

export const frameValuesOf = ({ activities, needs, conflicts }: FrameOut): FrameValues => ({
  activities,
  needs: Object.entries(needs).map(([service, some]) => ({ service, activities: some })),
  conflicts: conflicts.map(({ id, between: [one, other], why }) => ({
    ...{ id, why },
    one: choiceOf(one),
    other: choiceOf(other),
  })),
})

/** What to send. A rule that is new gets a name of its own, by which the linter and whoever accepts a gap call it. */
export function frameOf({ activities, needs, conflicts }: FrameValues): FrameOut {
  const taken = new Set(conflicts.map(({ id }) => id).filter(isTyped))
  const nameless = (): string => {
    let nth = 1
    while (taken.has(`rule-${nth}`)) nth += 1
    taken.add(`rule-${nth}`)
    return `rule-${nth}`
  }
  return {
    activities: activities.map(({ code, name, hours }) => ({ code, name, hours })),
    needs: Object.fromEntries(
      [...Map.groupBy(needs, ({ service }) => service)]
        .map(([service, rows]) => [service, [...new Set(rows.flatMap((row) => row.activities))]] as [string, string[]])
        .filter(([, some]) => some.length > 0),
    ),
    conflicts: conflicts.map(({ id, one, other, why }) => ({
      id: isTyped(id) ? id : nameless(),
      between: [sideOf(one), sideOf(other)],
      why,
    })),
  }
}
