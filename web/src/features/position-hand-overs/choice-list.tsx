import { Button } from 'antd'
import type { ReactNode } from 'react'
import { ProblemNote } from '../../ui/note.tsx'
import styles from './parts.module.css'
import type { Choosing } from './use-choices.ts'
import { useHandOverWords } from './words.ts'

/** Letters of the words a choice is given with. */
export const LONGEST_NOTE = 500

export interface Chosen<Choice extends string> {
  readonly id: string
  readonly title: string
  readonly choice: Choice | null
  readonly note: string | null
  /** Where it is, until when: beside its title. */
  readonly about: ReactNode
  /** What came of the choice; null before it was carried out. */
  readonly outcome: { readonly isDone: boolean; readonly why: string | null } | null
}

interface ChoiceListProps<Choice extends string> {
  readonly label: string
  readonly items: readonly Chosen<Choice>[]
  /** What can be chosen, in the order it is offered. */
  readonly choices: readonly Choice[]
  readonly nameOf: (choice: Choice) => string
  /** What was chosen, in full. */
  readonly sayChosen: (choice: Choice) => string
  /** Whoever only looks has none. */
  readonly choosing: Choosing<Choice> | undefined
  /** The choice that needs words: asks for them. */
  readonly onWords: { readonly choice: Choice; readonly ask: (item: Chosen<Choice>) => void }
  /** What is safe to choose for everything undecided at once. */
  readonly atOnce: readonly { readonly choice: Choice; readonly sayCount: (count: number) => string }[]
}

/** Things of which each gets one choice, by a press beside it. */
export function ChoiceList<Choice extends string>(props: ChoiceListProps<Choice>) {
  const { label, items, sayChosen, choosing, atOnce } = props
  const undecided = items.filter(({ choice }) => choice === null).map(({ id }) => id)
  const refused = choosing?.refused
  return (
    <>
      {choosing !== undefined && undecided.length > 1 && (
        <div className={styles.buttons}>
          {atOnce.map(({ choice, sayCount }) => (
            <Button key={choice} onClick={() => choosing.choose(undecided, choice)}>
              {sayCount(undecided.length)}
            </Button>
          ))}
        </div>
      )}
      {refused !== undefined && refused.ids.length > 1 && <ProblemNote problem={refused.problem} />}
      <ul className={styles.rows} aria-label={label}>
        {items.map((item) => (
          <li key={item.id} className={styles.row}>
            <div className={styles.head}>
              <strong>{item.title}</strong>
              {item.about}
            </div>
            {choosing === undefined ? <Said item={item} sayChosen={sayChosen} /> : <Buttons {...props} item={item} />}
            {item.note !== null && <q>{item.note}</q>}
            {refused?.ids.length === 1 && refused.ids[0] === item.id && <ProblemNote problem={refused.problem} />}
          </li>
        ))}
      </ul>
    </>
  )
}

interface SaidProps<Choice extends string> {
  readonly item: Chosen<Choice>
  readonly sayChosen: (choice: Choice) => string
}

function Said<Choice extends string>({ item: { choice, outcome }, sayChosen }: SaidProps<Choice>) {
  const { say } = useHandOverWords()
  if (choice === null) return <p className="weak">{say('rows.undecided')}</p>
  return (
    <p>
      {sayChosen(choice)}
      {outcome !== null && (
        <span className="weak">
          {' · '}
          {outcome.isDone ? say('rows.carriedOut') : say('rows.notCarriedOut', { why: outcome.why ?? '' })}
        </span>
      )}
    </p>
  )
}

function Buttons<Choice extends string>({
  item,
  choices,
  nameOf,
  choosing,
  onWords,
}: ChoiceListProps<Choice> & { readonly item: Chosen<Choice> }) {
  const { say } = useHandOverWords()
  return (
    <fieldset className={styles.choices}>
      <legend className="unseen">{say('rows.of', { title: item.title })}</legend>
      {choices.map((choice) => (
        <button
          key={choice}
          type="button"
          className={styles.choice}
          aria-pressed={item.choice === choice}
          aria-busy={choosing?.isOnItsWay(item.id)}
          onClick={() => (choice === onWords.choice ? onWords.ask(item) : choosing?.choose([item.id], choice))}
        >
          {nameOf(choice)}
        </button>
      ))}
    </fieldset>
  )
}
