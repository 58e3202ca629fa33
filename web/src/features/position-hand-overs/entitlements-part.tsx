import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import {
  decideOnEntitlements,
  type HandOverOut,
} from '../../../../functions/position-hand-over/position-hand-over.contract.ts'
import { useAct } from '../../lib/use-api.ts'
import { Tag } from '../../ui/tag.tsx'
import { ChoiceList, type Chosen, LONGEST_NOTE } from './choice-list.tsx'
import { ReasonDialog } from './reason-dialog.tsx'
import { useChoices } from './use-choices.ts'
import { useHandOverWords } from './words.ts'

type Right = HandOverOut['entitlements'][number]
type Choice = NonNullable<Right['choice']>

const CHOICES = ['transfer', 'revoke', 'stays'] as const satisfies Choice[]

/** Rights on systems that go with the position; each is asked for anew for the receiver, revoked, or stays. */
export function EntitlementsPart({ of, mayDecide }: { of: HandOverOut; mayDecide: boolean }) {
  const { say } = useHandOverWords()
  const [staying, stay] = useState<Chosen<Choice>>()
  const { id, entitlements, from, receiver } = of
  const act = useAct(decideOnEntitlements)
  const choosing = useChoices<Choice>((ids, choice) =>
    act.mutateAsync({ params: { id }, body: { choices: ids.map((entitlement) => ({ entitlement, choice })) } }),
  )
  if (entitlements.length === 0) return <p>{say('entitlements.none')}</p>
  return (
    <>
      <ChoiceList
        label={say('steps.entitlements')}
        items={entitlements.map(chosenOf)}
        choices={CHOICES}
        nameOf={(choice) => say(`entitlements.choices.${choice}`)}
        sayChosen={(choice) => say(`entitlements.chosen.${choice}`, { from: from.name, receiver: receiver.name })}
        choosing={mayDecide ? choosing : undefined}
        onWords={{ choice: 'stays', ask: stay }}
        atOnce={(['transfer', 'revoke'] as const).map((choice) => ({
          choice,
          sayCount: (count: number) => say(`entitlements.all.${choice}`, { count, receiver: receiver.name }),
        }))}
      />
      {staying !== undefined && <StayDialog of={id} staying={staying} onClose={() => stay(undefined)} />}
    </>
  )
}

const chosenOf = (right: Right): Chosen<Choice> => ({
  ...{ id: right.entitlement, title: right.title, choice: right.choice, note: right.note, outcome: right.outcome },
  about: <Where right={right} />,
})

/** How far the right is now, and what was asked for instead. */
function Where({ right: { entitlement, status, asked } }: { right: Right }) {
  const { say, name } = useHandOverWords()
  return (
    <>
      <Tag tone={status === 'active' ? 'info' : 'quiet'}>{name('rightStatuses', status)}</Tag>
      <Link to="/entitlements/$id" params={{ id: entitlement }}>
        {say('entitlements.look')}
      </Link>
      {asked !== null && (
        <Link to="/entitlements/$id" params={{ id: asked }}>
          {say('entitlements.asked')}
        </Link>
      )}
    </>
  )
}

interface StayDialogProps {
  readonly of: string
  readonly staying: Chosen<Choice>
  readonly onClose: () => void
}

function StayDialog({ of, staying: { id, title, note }, onClose }: StayDialogProps) {
  const { say } = useHandOverWords()
  const act = useAct(decideOnEntitlements, { onDone: onClose })
  return (
    <ReasonDialog
      title={say('entitlements.choices.stays')}
      lead={say('entitlements.staysLead', { title })}
      label={say('rows.note')}
      submit={say('entitlements.choices.stays')}
      initial={note}
      longest={LONGEST_NOTE}
      act={act}
      callFor={(words) => ({
        params: { id: of },
        body: { choices: [{ entitlement: id, choice: 'stays' as const, note: words }] },
      })}
      onClose={onClose}
    />
  )
}
