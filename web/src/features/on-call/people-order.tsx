import { useQueries } from '@tanstack/react-query'
import { Button } from 'antd'
import { readPerson } from '../../../../functions/responsibility/responsibility.contract.ts'
import { callApi } from '../../lib/api.ts'
import { keyOf } from '../../lib/use-api.ts'
import { Icon } from '../../ui/icon.tsx'
import { PersonPicker } from '../../ui/person-picker.tsx'
import styles from './editor.module.css'
import { useOnCallWords } from './words.ts'

interface PeopleOrderProps {
  readonly id?: string
  readonly value?: string[]
  readonly onChange?: (people: string[]) => void
}

const MOST = 60

/** People in the order of their turns; somebody may stand in it more than once. */
export function PeopleOrder({ id, value = [], onChange }: PeopleOrderProps) {
  const { say } = useOnCallWords()
  const nameOf = useNames(value)
  const move = (from: number, to: number) => {
    const people = value.toSpliced(from, 1)
    onChange?.(people.toSpliced(to, 0, value[from] ?? ''))
  }
  return (
    <div className={styles.people}>
      {value.length > 0 && (
        <ol>
          {value.map((person, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: somebody may stand in it twice, and only the place tells them apart
            <li key={`${person} ${at}`}>
              <span>{nameOf(person)}</span>
              <Button
                size="small"
                disabled={at === 0}
                aria-label={say('people.up', { name: nameOf(person) })}
                onClick={() => move(at, at - 1)}
              >
                ↑
              </Button>
              <Button
                size="small"
                disabled={at === value.length - 1}
                aria-label={say('people.down', { name: nameOf(person) })}
                onClick={() => move(at, at + 1)}
              >
                ↓
              </Button>
              <Button
                size="small"
                type="text"
                aria-label={say('people.remove', { name: nameOf(person) })}
                onClick={() => onChange?.(value.toSpliced(at, 1))}
              >
                <Icon name="close" size={14} />
              </Button>
            </li>
          ))}
        </ol>
      )}
      {value.length < MOST && (
        <PersonPicker
          // Empty again after each.
          key={value.length}
          {...(id !== undefined && { id })}
          onChange={(person) => onChange?.([...value, person])}
        />
      )}
    </div>
  )
}

/** How people are called; nothing until it is known. */
function useNames(people: readonly string[]): (person: string) => string {
  const all = [...new Set(people)]
  const read = useQueries({
    queries: all.map((id) => {
      const call = { params: { id } }
      return {
        queryKey: keyOf(readPerson, call),
        queryFn: ({ signal }: { signal: AbortSignal }) => callApi(readPerson, call, signal),
      }
    }),
  })
  return (person) => read[all.indexOf(person)]?.data?.name ?? ''
}
