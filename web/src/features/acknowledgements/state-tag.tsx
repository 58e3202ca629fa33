import type { PositionStanding } from '../../../../functions/acknowledgement/acknowledgement.contract.ts'
import type { Tone } from '../../ui/palette.ts'
import { Tag } from '../../ui/tag.tsx'
import { useSignatureWords } from './words.ts'

type State = PositionStanding['people'][number]['state']

const TONES: Readonly<Record<State, Tone>> = {
  open: 'warn',
  objected: 'bad',
  signed: 'good',
  upheld: 'info',
  refused: 'bad',
  withdrawn: 'quiet',
  'not-asked': 'quiet',
}

export function StateTag({ state }: { state: State }) {
  const { say } = useSignatureWords()
  return <Tag tone={TONES[state]}>{say(`states.${state}`)}</Tag>
}
