import { useState } from 'react'
import { DAY, plusMillis } from '../../../../../functions/kernel/instant.ts'
import { readPositionStory, STORY_KINDS } from '../../../../../functions/position-story/position-story.contract.ts'
import { useNow } from '../../../lib/server-clock.ts'
import { useTimeZone } from '../../../lib/session.ts'
import { usePages } from '../../../lib/use-api.ts'
import { localOf } from '../../../lib/zone.ts'
import { Card } from '../../../ui/card.tsx'
import styles from '../../../ui/case-story.module.css'
import { ListFilter } from '../../../ui/list-views.tsx'
import { PagesOf } from '../../../ui/pages-of.tsx'
import { Empty } from '../../../ui/waiting.tsx'
import { Figures } from './figures.tsx'
import own from './story.module.css'
import { Told } from './told.tsx'
import { useStoryWords } from './words.ts'

const RANGES = [30, 90, 365] as const
type Kind = (typeof STORY_KINDS)[number]

/** Everything a post has done: in figures, and told from the newest on. */
export function Story({ position }: { position: string }) {
  const { say, name } = useStoryWords()
  const [kind, setKind] = useState('')
  const [range, setRange] = useState('')
  const timeZone = useTimeZone()
  const now = useNow('minute')
  const from = range === '' ? {} : { from: localOf(plusMillis(now, -Number(range) * DAY), timeZone).slice(0, 10) }
  const pages = usePages(readPositionStory, {
    params: { id: position },
    query: { limit: 20, ...from, ...(kind === '' ? {} : { kind: kind as Kind }) },
  })
  return (
    <Card title={say('story')}>
      <p className="weak">{say('lead')}</p>
      <Figures position={position} />
      <div className={own.row}>
        <ListFilter
          {...{ label: say('kind'), any: say('kinds.all'), value: kind, onChange: setKind }}
          choices={STORY_KINDS.map((each) => ({ value: each, label: name('kinds', each) }))}
        />
        <ListFilter
          {...{ label: say('range'), any: say('ever'), value: range, onChange: setRange }}
          choices={RANGES.map((days) => ({ value: String(days), label: say('days', { count: days }) }))}
        />
      </div>
      <PagesOf pages={pages} empty={<Empty icon="duty" title={say('empty')} />}>
        {(items) => (
          <ol className={`${styles.story} ${own.lines}`} aria-label={say('story')}>
            {items.map((item) => (
              <Told key={item.key} item={item} />
            ))}
          </ol>
        )}
      </PagesOf>
    </Card>
  )
}
