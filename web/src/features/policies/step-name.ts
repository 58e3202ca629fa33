import { listGroups, readPerson, readPosition } from '../../../../functions/responsibility/responsibility.contract.ts'
import { useApi, usePages } from '../../lib/use-api.ts'
import { usePolicyWords } from './words.ts'

/** To whom a step goes up, in words: relative to whoever owes it, or by name. */
export function useStepName(to: string): string {
  const { say, name, language } = usePolicyWords()
  const [kind = '', id = ''] = to.split(':')
  const params = { id }
  const { data: position } = useApi(readPosition, { params }, { enabled: kind === 'position' })
  const { data: person } = useApi(readPerson, { params }, { enabled: kind === 'person' })
  const { items: groups } = usePages(listGroups, { query: { limit: 100 } }, { enabled: kind === 'group' })
  const group = groups?.find((each) => each.id === id)
  if (position !== undefined) return say('toNamed.position', { name: position.name[language] })
  if (person !== undefined) return say('toNamed.person', { name: person.name })
  if (group !== undefined) return say('toNamed.group', { name: group.name[language] })
  return name('to', kind)
}
