import aslValidator from 'asl-validator'
import type { StateGroup, StateMachine } from '../../../functions/platform/workflow.ts'

/** What the validator finds wrong with a definition. */
export function validationErrors(machine: StateMachine): string[] {
  // The validator writes into what it is given, so it gets a copy.
  const { errors } = aslValidator(structuredClone(machine) as object, { checkPaths: true, checkArn: true })
  return errors.map(({ 'Error code': code, Message }) => `${code}: ${Message}`)
}

/** The same for many definitions. They are checked as branches of one, because each check costs 0.2 s to prepare. */
export function validationErrorsOf(machines: readonly StateMachine[]): string[] {
  const [first, ...others] = machines.map((machine, nth) => renamed(machine, `${nth} `))
  if (first === undefined) return []
  const All = { Type: 'Parallel', Branches: [first, ...others], End: true } as const
  return validationErrors({ QueryLanguage: 'JSONata', StartAt: 'All', States: { All } })
}

/** State names have to be unique in a definition: each gets a prefix, wherever it stands. */
function renamed({ StartAt, States }: StateGroup, prefix: string): StateGroup {
  const rename = (value: unknown, key = ''): unknown => {
    if (typeof value === 'string') return ['Next', 'Default', 'StartAt'].includes(key) ? `${prefix}${value}` : value
    if (Array.isArray(value)) return value.map((item) => rename(item))
    if (typeof value !== 'object' || value === null) return value
    const fields = Object.entries(value).map(([name, inner]) => [
      key === 'States' ? `${prefix}${name}` : name,
      rename(inner, name),
    ])
    return Object.fromEntries(fields)
  }
  return rename({ StartAt, States }) as StateGroup
}
