import { Button } from 'antd'
import { At, Deadline } from '../../../ui/deadline.tsx'
import type { Tone } from '../../../ui/palette.ts'
import { Tag } from '../../../ui/tag.tsx'
import styles from '../incident-page.module.css'
import { useIncidentWords } from '../words.ts'
import type { Party, PartyAct } from './parties-card.tsx'

const TONES: Readonly<Record<Party['state'], Tone>> = {
  asked: 'info',
  silent: 'bad',
  'on-it': 'info',
  'says-done': 'warn',
  done: 'good',
  cannot: 'warn',
}

interface PartyRowProps {
  readonly party: Party
  /** Absent: they may only look. */
  readonly onAct?: (act: PartyAct) => void
}

/** One of them: what was asked, how it stands, and what can be done about it. */
export function PartyRow({ party, onAct }: PartyRowProps) {
  const { say } = useIncidentWords()
  const { name, kind, task, state, accountable, askedAt, answerBy, contacts } = party
  // Nobody answers for what is done, or for what the incident's end has ended.
  const isOwed = accountable !== null
  const hasEnded = !isOwed && state !== 'done'
  return (
    <li className={styles.row}>
      <span>
        <strong>{name}</strong> <span className="weak">{say(`parties.kinds.${kind}`)}</span>
      </span>
      <Tag tone={hasEnded ? 'quiet' : TONES[state]}>{say(`parties.states.${hasEnded ? 'ended' : state}`)}</Tag>
      <p>{task}</p>
      <p className="weak">
        <At instant={askedAt} />
        {accountable !== null && ` · ${say('parties.accountable', { name: accountable.name })}`}
      </p>
      {isOwed && (
        <p className="weak">
          {say('parties.due')} <Deadline dueAt={answerBy} />
        </p>
      )}
      {contacts.length > 0 && (
        <p className="weak">
          {say('parties.contacts')}{' '}
          {contacts.map((each, nth) => (
            <span key={each.email}>
              {nth > 0 && ' · '}
              {each.name}{' '}
              {each.phone !== null && (
                <a className={styles.call} href={`tel:${each.phone}`}>
                  {each.phone}
                </a>
              )}
            </span>
          ))}
        </p>
      )}
      {isOwed && onAct !== undefined && (
        <div className={styles.buttons}>
          <Button size="small" onClick={() => onAct('answer')}>
            {say('parties.answer.open')}
          </Button>
          {kind === 'vendor' && (
            <Button size="small" onClick={() => onAct('link')}>
              {say('parties.link.open')}
            </Button>
          )}
        </div>
      )}
    </li>
  )
}
