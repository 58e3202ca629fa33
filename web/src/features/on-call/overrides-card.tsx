import { Button } from 'antd'
import { Suspense, useState } from 'react'
import type { OverrideOut, ScheduleOut } from '../../../../functions/on-call/schedule.contract.ts'
import { late } from '../../lib/late.ts'
import { Card } from '../../ui/card.tsx'
import { PersonName } from '../../ui/person.tsx'
import { Tag } from '../../ui/tag.tsx'
import styles from './on-call.module.css'
import { BecauseTag } from './tags.tsx'
import { useOwnTimes, When } from './times.tsx'
import { useOnCallWords } from './words.ts'

const OverrideDialog = late(async () => (await import('./override-dialog.tsx')).OverrideDialog)
const EndDialog = late(async () => (await import('./end-override-dialog.tsx')).EndOverrideDialog)

/** What was agreed beside the rotations and has not ended: somebody else for a time, swaps, covers. */
export function OverridesCard({ schedule }: { schedule: ScheduleOut }) {
  const { say } = useOnCallWords()
  const { now } = useOwnTimes()
  const [isAdding, setAdding] = useState(false)
  const [ending, end] = useState<OverrideOut>()
  const { overrides, mayEdit } = schedule
  return (
    <Card title={say('overrides.title')}>
      {overrides.length === 0 && <p className="weak">{say('overrides.none')}</p>}
      <ul className={styles.items} aria-label={say('overrides.title')}>
        {overrides.map((each) => (
          <li key={each.id} className={styles.item}>
            <div>
              <strong>
                <PersonName person={each.person} />
              </strong>{' '}
              {say(`roles.${each.role}`)} <BecauseTag because={each.because} />{' '}
              {each.from <= now && <Tag tone="good">{say('mine.running')}</Tag>}
              <div>
                <When {...each} />
              </div>
              <div className="weak">
                {say('overrides.by', { name: each.createdBy.name })}
                {each.reason !== null && ` · ${each.reason}`}
              </div>
            </div>
            {mayEdit && (
              <Button
                size="small"
                onClick={() => end(each)}
                aria-label={say('overrides.endThis', { name: each.person.name })}
              >
                {say('overrides.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mayEdit && (
        <p className={styles.foot}>
          <Button onClick={() => setAdding(true)}>{say('overrides.add')}</Button>
        </p>
      )}
      <Suspense>
        {isAdding && <OverrideDialog.Component schedule={schedule} onClose={() => setAdding(false)} />}
        {ending !== undefined && <EndDialog.Component override={ending} onClose={() => end(undefined)} />}
      </Suspense>
    </Card>
  )
}
