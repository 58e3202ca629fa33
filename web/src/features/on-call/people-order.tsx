import { Button } from 'antd'
import { useRef } from 'react'
import { readPerson } from '../../../../functions/responsibility/responsibility.contract.ts'
import { useApis } from '../../lib/use-apis.ts'
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
  const frame = useRef<HTMLDivElement>(null)
  const nameOf = useNames(value)
  const turns = turnsOf(value)
  /** Where the keyboard goes on once the list is as it was wished: the first that can be pressed, else to add somebody. */
  const goOn = (at: number, buttons: readonly number[]) =>
    requestAnimationFrame(() => {
      const all = [...(frame.current?.querySelectorAll('li')[at]?.querySelectorAll('button') ?? [])]
      const wanted = buttons.map((nth) => all[nth]).find((button) => button?.disabled === false)
      const next = wanted ?? frame.current?.querySelector('input')
      next?.focus()
    })
  const move = (at: number, by: -1 | 1) => {
    onChange?.(value.toSpliced(at, 1).toSpliced(at + by, 0, value[at] ?? ''))
    goOn(at + by, by < 0 ? [UP, DOWN] : [DOWN, UP])
  }
  const remove = (at: number) => {
    onChange?.(value.toSpliced(at, 1))
    goOn(at, [REMOVE])
  }
  return (
    <div ref={frame} className={styles.people}>
      {value.length > 0 && (
        <ol>
          {value.map((person, at) => (
            <Turn
              key={turns[at]}
              name={nameOf(person)}
              isFirst={at === 0}
              isLast={at === value.length - 1}
              onMove={(by) => move(at, by)}
              onRemove={() => remove(at)}
            />
          ))}
        </ol>
      )}
      {value.length < MOST && (
        <PersonPicker
          // Empty again after each.
          key={value.length}
          ofStaff
          {...(id !== undefined && { id })}
          onChange={(person) => {
            onChange?.([...value, person])
            goOn(value.length, [])
          }}
        />
      )}
    </div>
  )
}

/** Whose turn each is, and which of theirs: what tells two turns of one person apart, and goes along when they move. */
const turnsOf = (people: readonly string[]): string[] =>
  people.map((person, at) => `${person} ${people.slice(0, at).filter((each) => each === person).length}`)

/** The buttons beside a name, in their order. */
const [UP, DOWN, REMOVE] = [0, 1, 2]

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
  const read = useApis(
    readPerson,
    all.map((id) => ({ params: { id } })),
  )
  return (person) => read[all.indexOf(person)]?.data?.name ?? ''
}
