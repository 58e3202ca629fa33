import { useQueries } from '@tanstack/react-query'
import { Button } from 'antd'
import { useRef } from 'react'
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
  const list = useRef<HTMLOListElement>(null)
  const nameOf = useNames(value)
  const move = (at: number, by: -1 | 1) => {
    onChange?.(value.toSpliced(at, 1).toSpliced(at + by, 0, value[at] ?? ''))
    // The keyboard goes along with whom it moved, to the way that is left at an end.
    requestAnimationFrame(() => {
      const [up, down] = list.current?.children[at + by]?.querySelectorAll('button') ?? []
      const wanted = by < 0 ? up : down
      const other = by < 0 ? down : up
      ;(wanted?.disabled === true ? other : wanted)?.focus()
    })
  }
  return (
    <div className={styles.people}>
      {value.length > 0 && (
        <ol ref={list}>
          {value.map((person, at) => (
            <Turn
              // biome-ignore lint/suspicious/noArrayIndexKey: somebody may stand in it twice, and only the place tells them apart
              key={at}
              name={nameOf(person)}
              isFirst={at === 0}
              isLast={at === value.length - 1}
              onMove={(by) => move(at, by)}
              onRemove={() => onChange?.(value.toSpliced(at, 1))}
            />
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

interface TurnProps {
  readonly name: string
  readonly isFirst: boolean
  readonly isLast: boolean
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: () => void
}

function Turn({ name, isFirst, isLast, onMove, onRemove }: TurnProps) {
  const { say } = useOnCallWords()
  return (
    <li>
      <span>{name}</span>
      <Button size="small" disabled={isFirst} aria-label={say('people.up', { name })} onClick={() => onMove(-1)}>
        ↑
      </Button>
      <Button size="small" disabled={isLast} aria-label={say('people.down', { name })} onClick={() => onMove(1)}>
        ↓
      </Button>
      <Button size="small" type="text" aria-label={say('people.remove', { name })} onClick={onRemove}>
        <Icon name="close" size={14} />
      </Button>
    </li>
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
