import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { StoryItem } from '../../../../../functions/position-story/position-story.contract.ts'
import styles from '../../../ui/case-story.module.css'
import { At } from '../../../ui/deadline.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { useUiWords } from '../../../ui/words.ts'
import { CaseOf } from './case-of.tsx'
import { useStoryWords } from './words.ts'

type Of<Kind extends StoryItem['kind']> = Extract<StoryItem, { kind: Kind }>

/** One line of a post's story. */
export function Told({ item }: { item: StoryItem }) {
  switch (item.kind) {
    case 'place':
      return <Place item={item} />
    case 'duty':
      return <Duty item={item} />
    case 'book':
      return <Book item={item} />
    default:
      return <Act item={item} />
  }
}

interface LineProps {
  readonly item: StoryItem
  readonly children: ReactNode
  readonly about?: ReactNode
  readonly said?: string | null
  readonly isByClock?: boolean
}

function Line({ item, children, about, said = null, isByClock = false }: LineProps) {
  return (
    <li className={`${styles.entry} ${isByClock ? styles.clock : ''}`}>
      <div>{children}</div>
      <div className={styles.about}>
        <At instant={item.at} />
        {about}
      </div>
      {said !== null && said !== '' && <blockquote className={styles.comment}>{said}</blockquote>}
    </li>
  )
}

const Person = ({ person: { id, name } }: { person: { readonly id: string; readonly name: string } }) => (
  <Link to="/people/$id" params={{ id }}>
    <strong>{name}</strong>
  </Link>
)

function Place({ item }: { item: Of<'place'> }) {
  const { name } = useStoryWords()
  return (
    <Line item={item} about={item.what === 'ended' && <Since from={item.from} />}>
      <Person person={item.person} /> {name(item.what, item.as)}
    </Line>
  )
}

function Since({ from }: { from: string }) {
  const { say } = useStoryWords()
  return (
    <span>
      {say('since')} <At instant={from} />
    </span>
  )
}

const TONES = { open: 'info', done: 'good', waived: 'quiet', missed: 'bad' } as const

function Duty({ item: { occurrence, ...item } }: { item: Of<'duty'> }) {
  const { say, name } = useStoryWords()
  const { id, title, status, isLate, isLateBySystem, isOutOfLimits, endedBy, endedAs, endedAt, accountable } =
    occurrence
  const who = endedBy === null ? say('owner', accountable) : say(status === 'waived' ? 'waivedBy' : 'endedBy', endedBy)
  return (
    <Line
      item={{ occurrence, ...item }}
      isByClock={status === 'missed'}
      about={
        <>
          <span>{who}</span>
          {endedAs !== null && <span>{name('endedAs', endedAs)}</span>}
          {endedAt !== null && <At instant={endedAt} />}
        </>
      }
    >
      <Link to="/duties/$id" params={{ id }}>
        {title}
      </Link>{' '}
      <Tag tone={TONES[status]}>{name('outcomes', status)}</Tag> {isLate && <Tag tone="warn">{say('isLate')}</Tag>}{' '}
      {isLateBySystem && <Tag tone="quiet">{say('bySystem')}</Tag>}{' '}
      {isOutOfLimits && <Tag tone="bad">{say('outOfLimits')}</Tag>}
    </Line>
  )
}

function Act({ item }: { item: Of<'act'> | Of<'signature'> }) {
  const { say, name } = useStoryWords()
  const { name: nameInHouse } = useUiWords()
  const { did, by, grant, comment, about } = item
  const authority = nameInHouse('authorities', (grant?.authority ?? '').replace('.', '_'))
  const words = name('did', did)
  const what = words === did ? say('used', { authority }) : words
  return (
    <Line
      item={item}
      said={comment}
      isByClock={by.kind === 'system'}
      about={
        item.kind === 'signature' ? (
          item.book !== null && (
            <Link to="/acknowledgements/$id" params={{ id: about.id }}>
              {say('list', { book: item.book })}
            </Link>
          )
        ) : (
          <>
            {words !== did && <span>{say('by', { authority })}</span>}
            {grant?.via === 'deputy' && <span>{say('viaDeputy')}</span>}
            <Because item={item} />
          </>
        )
      }
    >
      <strong>{by.name}</strong> {what} {item.kind === 'act' && <CaseOf about={about} />}
    </Line>
  )
}

/** The duty that gave the authority, by the version of the book in force then. */
function Because({ item: { grant, duty } }: { item: Of<'act'> }) {
  const { say } = useStoryWords()
  if (grant === null || grant.book === null || duty === null) return null
  return <span>{say('duty', { duty: duty.title, book: grant.book })}</span>
}

function Book({ item }: { item: Of<'book'> }) {
  const { say } = useStoryWords()
  const lists = (['added', 'changed', 'removed'] as const).filter((change) => item[change].length > 0)
  return (
    <Line item={item} said={item.note} about={<span>{say('published', item.publishedBy)}</span>}>
      {say('takesEffect', { version: item.version })}
      {lists.map((change) => (
        <div key={change} className="weak">
          {say(change, { duties: item[change].map(({ title }) => title).join(say('between')) })}
        </div>
      ))}
    </Line>
  )
}
