import type { RotaIn, RotaOut } from '../../../../functions/on-call/rota.contract.ts'
import { type FieldName, fieldAt } from '../../ui/field-problems.ts'

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof WEEKDAYS)[number]
export type Days = Weekday[] | 'working-days' | 'days-off'

/** What the form of rotations has: the shape of what is sent, so that the server's paths are the form's. */
export interface RotaValues {
  readonly timeZone: string
  readonly coverage: { readonly kind: 'always' | 'hours'; readonly spells: SpellValues[] }
  readonly handOver: 'always' | 'when-open'
  readonly primary: LayerValues[]
  readonly secondary: LayerValues[]
}
export interface SpellValues {
  readonly days: Days
  readonly from: string
  readonly to: string
}
export interface LayerValues {
  readonly name: string
  readonly people: string[]
  readonly every: { readonly count: number | null; readonly unit: 'hour' | 'day' | 'week' }
  readonly handOverAt: string
  readonly weekday?: Weekday | undefined
  readonly from: string
  readonly until?: string | undefined
  readonly only: SpellValues[]
}

export const newSpell = (): SpellValues => ({ days: 'working-days', from: '09:00', to: '18:00' })

/** A rotation by the week, handed over on Mondays at nine. */
export const newLayer = (name: string, from: string): LayerValues => ({
  ...{ name, people: [], every: { count: 1, unit: 'week' }, handOverAt: '09:00', weekday: 'mon', from, only: [] },
})

/** The end of a day is midnight to a field for times; to the rotations the two are one. */
const asTyped = ({ days, from, to }: RotaOut['primary'][number]['only'][number]): SpellValues => ({
  ...{ days, from, to: to === '24:00' ? '00:00' : to },
})

export const rotaValuesOf = ({ timeZone, coverage, handOver, primary, secondary }: RotaOut): RotaValues => {
  const layers = (of: RotaOut['primary']) => of.map((layer) => ({ ...layer, only: layer.only.map(asTyped) }))
  const spells = coverage.kind === 'hours' ? coverage.spells.map(asTyped) : []
  return {
    ...{ timeZone, handOver, coverage: { kind: coverage.kind, spells } },
    ...{ primary: layers(primary), secondary: layers(secondary) },
  }
}

/** What is sent. */
export function rotaSent({ timeZone, coverage, handOver, primary, secondary }: RotaValues): RotaIn {
  const layers = (of: LayerValues[]) =>
    of.map(({ name, people, every, handOverAt, weekday, from, until, only }) => ({
      ...{ name: name.trim(), people, handOverAt, from, only },
      every: { count: every.count ?? 0, unit: every.unit },
      ...(every.unit === 'week' && weekday !== undefined && { weekday }),
      ...(until !== undefined && until !== '' && { until }),
    }))
  return {
    ...{ timeZone, handOver, primary: layers(primary), secondary: layers(secondary) },
    coverage: coverage.kind === 'always' ? { kind: 'always' } : { kind: 'hours', spells: coverage.spells },
  }
}

const isSaid = ({ days, from, to }: SpellValues): boolean => days.length > 0 && from !== '' && to !== ''

/** Whether there is something in every field that needs it: only then is it worth computing. */
export const isFilled = ({ coverage, primary, secondary }: RotaIn): boolean =>
  primary.length > 0 &&
  (coverage.kind === 'always' || (coverage.spells.length > 0 && coverage.spells.every(isSaid))) &&
  [...primary, ...secondary].every(
    ({ name, people, every, handOverAt, from, only }) =>
      name !== '' && people.length > 0 && every.count > 0 && handOverAt !== '' && from !== '' && only.every(isSaid),
  )

/** Controls that hold a list: what is wrong inside it is said at them. */
const WHOLE = new Set<string | number>(['people', 'days', 'services'])

/** Where the form says what the server says of a path: `rota/primary/0/people/2` at `rota`, `primary`, 0, `people`. */
export function fieldOfRota(path: string): FieldName {
  const parts = fieldAt(path)
  const whole = parts.findIndex((part) => WHOLE.has(part))
  return whole < 0 ? parts : parts.slice(0, whole + 1)
}
