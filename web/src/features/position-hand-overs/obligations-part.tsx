import { useState } from 'react'
import {
  decideOnObligations,
  type HandOverOut,
} from '../../../../functions/position-hand-over/position-hand-over.contract.ts'
import { useAct } from '../../lib/use-api.ts'
import { Deadline } from '../../ui/deadline.tsx'
import { Tag } from '../../ui/tag.tsx'
import { ChoiceList, type Chosen, LONGEST_NOTE } from './choice-list.tsx'
import styles from './parts.module.css'
import { ReasonDialog } from './reason-dialog.tsx'
import { useChoices } from './use-choices.ts'
import { useHandOverWords } from './words.ts'

type Open = HandOverOut['open'][number]
type Choice = NonNullable<Open['choice']>

const CHOICES = ['hand-over', 'keep'] as const satisfies Choice[]
const TONES = { 'with-giver': 'info', 'taken-over': 'good', elsewhere: 'quiet', closed: 'quiet' } as const

/** What the giver still owes because of the position; each goes to the receiver or is kept on purpose. */
export function ObligationsPart({ of, mayDecide }: { of: HandOverOut; mayDecide: boolean }) {
  const { say } = useHandOverWords()
  const [kept, keep] = useState<Chosen<Choice>>()
  const { id, open, giver, receiver } = of
  const act = useAct(decideOnObligations)
  const choosing = useChoices<Choice>((ids, choice) =>
    act.mutateAsync({ params: { id }, body: { choices: ids.map((obligation) => ({ obligation, choice })) } }),
  )
  if (open.length === 0) return <p>{say('obligations.none')}</p>
  return (
    <>
      <ChoiceList
        label={say('steps.obligations')}
        items={open.map(chosenOf)}
        choices={CHOICES}
        nameOf={(choice) => say(`obligations.choices.${choice}`)}
        sayChosen={(choice) => say(`obligations.chosen.${choice}`, { giver: giver.name, receiver: receiver.name })}
        choosing={mayDecide ? choosing : undefined}
        onWords={{ choice: 'keep', ask: keep }}
        atOnce={[
          { choice: 'hand-over', sayCount: (count) => say('obligations.all', { count, receiver: receiver.name }) },
        ]}
      />
      {kept !== undefined && <KeepDialog of={id} kept={kept} onClose={() => keep(undefined)} />}
    </>
  )
}

const chosenOf = (open: Open): Chosen<Choice> => ({
  ...{ id: open.obligation, title: open.title, choice: open.choice, note: open.note, outcome: open.outcome },
  about: <Where open={open} />,
})

/** Whose it is now, until when, and when it counts as done. */
function Where({ open: { state, dueAt, standard } }: { open: Open }) {
  const { say } = useHandOverWords()
  return (
    <>
      <Tag tone={TONES[state]}>{say(`obligations.states.${state}`)}</Tag>
      {state !== 'closed' && <Deadline dueAt={dueAt} />}
      <small className={styles.standard}>{standard}</small>
    </>
  )
}

interface KeepDialogProps {
  readonly of: string
  readonly kept: Chosen<Choice>
  readonly onClose: () => void
}

function KeepDialog({ of, kept: { id, title, note }, onClose }: KeepDialogProps) {
  const { say } = useHandOverWords()
  const act = useAct(decideOnObligations, { onDone: onClose })
  return (
    <ReasonDialog
      title={say('obligations.choices.keep')}
      lead={say('obligations.keepLead', { title })}
      label={say('rows.note')}
      submit={say('obligations.choices.keep')}
      initial={note}
      longest={LONGEST_NOTE}
      act={act}
      callFor={(words) => ({
        params: { id: of },
        body: { choices: [{ obligation: id, choice: 'keep' as const, note: words }] },
      })}
      onClose={onClose}
    />
  )
}
