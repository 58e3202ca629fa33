import type { PersonOut } from '../../../../functions/responsibility/responsibility.contract.ts'
import { Tag } from '../../ui/tag.tsx'
import { usePeopleWords } from './words.ts'

export function PersonState({ person: { active, isAway } }: { person: PersonOut }) {
  const { say } = usePeopleWords()
  if (!active) return <Tag tone="quiet">{say('state.gone')}</Tag>
  return isAway ? <Tag tone="warn">{say('state.away')}</Tag> : <Tag tone="good">{say('state.here')}</Tag>
}
