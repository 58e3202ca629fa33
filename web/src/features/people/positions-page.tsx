import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { listPositions, type PositionOut } from '../../../../functions/responsibility/responsibility.contract.ts'
import { useMay } from '../../lib/session.ts'
import { usePages } from '../../lib/use-api.ts'
import { Note } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { PagesOf } from '../../ui/pages-of.tsx'
import { Records } from '../../ui/records.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Empty } from '../../ui/waiting.tsx'
import { useUiWords } from '../../ui/words.ts'
import { Places } from './places.tsx'
import styles from './positions-page.module.css'
import { usePeopleWords } from './words.ts'

/** Positions by group: who holds them, who stands in, what they may do, and where nobody is. */
export function PositionsPage() {
  const { say, language } = usePeopleWords()
  const mayAdminister = useMay('directory.administer')
  const [isEditing, setEditing] = useState(false)
  const positions = usePages(listPositions, { query: { limit: 100 } })
  return (
    <Page
      title={say('positions.title')}
      lead={say('positions.lead')}
      {...(mayAdminister && {
        actions: (
          <Button aria-pressed={isEditing} onClick={() => setEditing(!isEditing)}>
            {say(isEditing ? 'positions.editDone' : 'positions.edit')}
          </Button>
        ),
      })}
    >
      <PagesOf pages={positions} empty={<Empty icon="position" title={say('list.none')} />}>
        {(items) => (
          <>
            <Vacancies count={items.filter(({ isVacant }) => isVacant).length} />
            {[...Map.groupBy(items, ({ group }) => group?.id ?? '')].map(([id, inside]) => {
              const group = inside[0]?.group?.name[language] ?? say('positions.department')
              return (
                <section key={id} className={styles.group} aria-label={group}>
                  <h2>{group}</h2>
                  <PositionRecords group={group} positions={inside} isEditing={isEditing} />
                </section>
              )
            })}
          </>
        )}
      </PagesOf>
    </Page>
  )
}

function Vacancies({ count }: { count: number }) {
  const { say } = usePeopleWords()
  return count === 0 ? null : <Note tone="warn">{say('positions.vacancies', { count })}</Note>
}

interface PositionRecordsProps {
  readonly group: string
  readonly positions: readonly PositionOut[]
  readonly isEditing: boolean
}

function PositionRecords({ group, positions, isEditing }: PositionRecordsProps) {
  const { say } = usePeopleWords()
  const places = { isEditing }
  return (
    <Records<PositionOut>
      label={say('positions.label', { group })}
      items={positions}
      keyOf={({ id }) => id}
      columns={[
        { name: say('positions.name'), width: 26, cell: (position) => <Name {...places} position={position} /> },
        {
          name: say('positions.holders'),
          width: 19,
          cell: (position) => <Places {...places} position={position} as="holder" />,
        },
        {
          name: say('positions.deputies'),
          width: 19,
          cell: (position) => <Places {...places} position={position} as="deputy" />,
        },
        { name: say('positions.authorities'), cell: (position) => <Authorities position={position} /> },
      ]}
    />
  )
}

interface NameProps {
  readonly position: PositionOut
  readonly isEditing: boolean
}

function Name({ position: { id, name, isHead, isLeader, isVacant }, isEditing }: NameProps) {
  const { say, language } = usePeopleWords()
  return (
    <span className={styles.name}>
      <Link to="/positions/$id" params={{ id }}>
        <strong>{name[language]}</strong>
      </Link>
      {isHead && <Tag tone="info">{say('positions.head')}</Tag>}
      {isLeader && <Tag tone="info">{say('positions.leader')}</Tag>}
      {isVacant && <Tag tone="bad">{say('positions.vacant')}</Tag>}
      {isEditing && (
        <Link to="/position-hand-overs" search={{ position: id, start: true }}>
          {say('person.handOver')}
        </Link>
      )}
    </span>
  )
}

function Authorities({ position: { authorities } }: { position: PositionOut }) {
  const { say } = usePeopleWords()
  const { name } = useUiWords()
  return (
    <ul className={styles.authorities}>
      {authorities.map(({ act, services }) => (
        <li key={`${act} ${services?.join(' ')}`}>
          {name('authorities', act.replace('.', '_'))}
          {services !== null && say('positions.someServices', { count: services.length })}
        </li>
      ))}
    </ul>
  )
}
