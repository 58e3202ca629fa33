import type { ObjectiveSummary } from '../../../../functions/objective/objective.contract.ts'
import { Tag } from '../../ui/tag.tsx'
import { useObjectiveWords } from './words.ts'

type Measure = ObjectiveSummary['measure']

export const amountOf = (value: number, { unit }: Pick<Measure, 'unit'>): string =>
  unit === '' ? `${rounded(value)}` : `${rounded(value)} ${unit}`

/** `≥ 99.9 %`. */
export const targetOf = (measure: Measure): string =>
  `${measure.direction === 'at-least' ? '≥' : '≤'} ${amountOf(measure.target, measure)}`

const rounded = (value: number): number => Math.round(value * 1000) / 1000

const TONES = { unmeasured: 'quiet', reached: 'good', 'on-track': 'good', behind: 'bad' } as const
const ENDED = { achieved: 'good', missed: 'bad', dropped: 'quiet' } as const

/** How it stands, or how it ended. */
export function StandingTag({ objective: { status, standing } }: { objective: ObjectiveSummary }) {
  const { name } = useObjectiveWords()
  if (status !== 'open') return <Tag tone={ENDED[status]}>{name('statuses', status)}</Tag>
  return <Tag tone={TONES[standing.is]}>{name('standings', standing.is)}</Tag>
}
