import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { Suspense, useState } from 'react'
import {
  endAssignment,
  endDeputy,
  type PositionOut,
} from '../../../../functions/responsibility/responsibility.contract.ts'
import { late } from '../../lib/late.ts'
import { useNews } from '../../lib/news.ts'
import { useNow } from '../../lib/server-clock.ts'
import { useAct } from '../../lib/use-api.ts'
import { At } from '../../ui/deadline.tsx'
import { ProblemNote } from '../../ui/note.tsx'
import { Tag } from '../../ui/tag.tsx'
import styles from './places.module.css'
import { usePeopleWords } from './words.ts'

const PlaceDialog = late(async () => (await import('./place-dialog.tsx')).PlaceDialog)

interface PlacesProps {
  readonly position: PositionOut
  readonly as: 'holder' | 'deputy'
  /** With the buttons by which administrators add and end. */
  readonly isEditing: boolean
}

/** Who holds a position, or who stands in. */
export function Places({ position, as, isEditing }: PlacesProps) {
  const { say } = usePeopleWords()
  const [isAdding, setAdding] = useState(false)
  const places = as === 'holder' ? position.holders : position.deputies
  return (
    <div className={styles.places}>
      {places.length === 0 && (
        <span className="weak">{say(as === 'holder' ? 'positions.noHolder' : 'positions.noDeputy')}</span>
      )}
      {places.map((place) => (
        <Place key={place.id} position={position} place={place} as={as} isEditing={isEditing} />
      ))}
      {isEditing && (
        <div>
          <Button
            size="small"
            type="dashed"
            onClick={() => setAdding(true)}
            onFocus={PlaceDialog.ahead}
            onMouseEnter={PlaceDialog.ahead}
          >
            {say(as === 'holder' ? 'positions.assign' : 'positions.deputy')}
          </Button>
        </div>
      )}
      <Suspense>
        {isAdding && <PlaceDialog.Component position={position} as={as} onClose={() => setAdding(false)} />}
      </Suspense>
    </div>
  )
}

interface PlaceProps extends PlacesProps {
  readonly place: PositionOut['holders'][number]
}

function Place({ position, place: { id, person, from, until }, as, isEditing }: PlaceProps) {
  const { say } = usePeopleWords()
  const { tell } = useNews()
  const now = useNow('minute')
  const end = useAct(as === 'holder' ? endAssignment : endDeputy, { onDone: () => tell(say('positions.done')) })
  return (
    <div className={styles.place}>
      <Link to="/people/$id" params={{ id: person.id }}>
        {person.name}
      </Link>
      {person.isAway && <Tag tone="warn">{say('state.away')}</Tag>}
      {from > now && (
        <span className="weak">
          <At instant={from} /> →
        </span>
      )}
      {until !== null && (
        <span className="weak">
          → <At instant={until} />
        </span>
      )}
      {isEditing && (
        <Button
          size="small"
          type="text"
          loading={end.isPending}
          aria-label={say('positions.endOf', { name: person.name })}
          onClick={() => end.mutate({ params: { id: position.id, place: id } })}
        >
          {say('positions.end')}
        </Button>
      )}
      {end.error !== null && <ProblemNote problem={end.error} />}
    </div>
  )
}
