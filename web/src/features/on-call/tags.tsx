import type { SwapSummary } from '../../../../functions/on-call/agreement.contract.ts'
import type { HandOverSummary } from '../../../../functions/on-call/hand-over.contract.ts'
import type { ShiftOut } from '../../../../functions/on-call/rota.contract.ts'
import type { Tone } from '../../ui/palette.ts'
import { Tag } from '../../ui/tag.tsx'
import { useOnCallWords } from './words.ts'

type Because = NonNullable<ShiftOut['because']>

const TONES: Readonly<Record<Because, Tone>> = { rotation: 'quiet', override: 'info', swap: 'info', cover: 'info' }

/** Why somebody has a shift. */
export function BecauseTag({ because }: { because: Because }) {
  const { say } = useOnCallWords()
  return <Tag tone={TONES[because]}>{say(`because.${because}`)}</Tag>
}

const SWAPS: Readonly<Record<SwapSummary['status'], Tone>> = {
  asked: 'warn',
  accepted: 'good',
  declined: 'quiet',
  withdrawn: 'quiet',
  expired: 'quiet',
}

export function SwapTag({ status }: Pick<SwapSummary, 'status'>) {
  const { say } = useOnCallWords()
  return <Tag tone={SWAPS[status]}>{say(`swap.statuses.${status}`)}</Tag>
}

const HAND_OVERS: Readonly<Record<HandOverSummary['status'], Tone>> = {
  open: 'warn',
  accepted: 'good',
  'passed-on': 'quiet',
}

export function HandOverTag({ status }: Pick<HandOverSummary, 'status'>) {
  const { say } = useOnCallWords()
  return <Tag tone={HAND_OVERS[status]}>{say(`handOver.statuses.${status}`)}</Tag>
}
