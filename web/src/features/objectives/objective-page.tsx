import { getRouteApi, Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { readDutyRecord } from '../../../../functions/duty/duty.contract.ts'
import {
  type ObjectiveOut,
  readObjective,
  readObjectiveTimeline,
} from '../../../../functions/objective/objective.contract.ts'
import { listObjectiveDuties } from '../../../../functions/role-book/objective-duties.contract.ts'
import { useApi, usePages } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { CaseStory } from '../../ui/case-story.tsx'
import { ProblemNote } from '../../ui/note.tsx'
import { OwedBy } from '../../ui/owed-by.tsx'
import { Page } from '../../ui/page.tsx'
import { PagesOf } from '../../ui/pages-of.tsx'
import { PersonName } from '../../ui/person.tsx'
import { Pair, Records } from '../../ui/records.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { amountOf, StandingTag, targetOf } from './figures.tsx'
import { ChangeDialog, CloseDialog, RecordDialog } from './objective-dialogs.tsx'
import styles from './objectives.module.css'
import { useObjectiveWords } from './words.ts'

const route = getRouteApi('/objectives/$id')
const DIALOGS = { record: RecordDialog, change: ChangeDialog, close: CloseDialog } as const

/** One objective: what is wanted, how it stands, what serves it. */
export function ObjectivePage() {
  const { say, language } = useObjectiveWords()
  const { id } = route.useParams()
  const { data: objective, error, refetch } = useApi(readObjective, { params: { id } })
  const [open, setOpen] = useState<keyof typeof DIALOGS>()
  const Dialog = open === undefined ? undefined : DIALOGS[open]
  const button = (what: keyof typeof DIALOGS, isPrimary = false) => (
    <Button type={isPrimary ? 'primary' : 'default'} onClick={() => setOpen(what)}>
      {say(what)}
    </Button>
  )
  return (
    <Page
      title={objective?.title[language] ?? say('title')}
      above={<Link to="/objectives">{say('back')}</Link>}
      {...(objective !== undefined && {
        actions: (
          <>
            {objective.mayMeasure && button('record', true)}
            {objective.maySet && button('change')}
            {objective.maySet && button('close')}
          </>
        ),
      })}
    >
      {objective !== undefined && <Shown objective={objective} />}
      {objective === undefined &&
        (error === null ? <Waiting /> : <ProblemNote problem={error} onRetry={() => void refetch()} />)}
      {Dialog !== undefined && objective !== undefined && (
        <Dialog objective={objective} onClose={() => setOpen(undefined)} />
      )}
    </Page>
  )
}

function Shown({ objective }: { objective: ObjectiveOut }) {
  const { say, name, language } = useObjectiveWords()
  const { measure, latest, standing, owner, kind, year, rhythm, values, obligations, id } = objective
  const story = usePages(readObjectiveTimeline, { params: { id }, query: { limit: 100 } })
  return (
    <>
      <div className={styles.columns}>
        <Card title={say('about')}>
          <dl className={styles.facts}>
            <Pair name={say('state')}>
              <StandingTag objective={objective} />
            </Pair>
            <Pair name={say('measure')}>{measure.name[language]}</Pair>
            <Pair name={say('target')}>
              {targetOf(measure)}
              {measure.start !== undefined && ` · ${say('start', { value: amountOf(measure.start, measure) })}`}
            </Pair>
            <Pair name={say('latest')}>
              {latest === null ? say('noValue') : `${amountOf(latest.value, measure)} · ${latest.on}`}
              {standing.is === 'behind' && standing.expected !== null && (
                <span className={styles.below}>{say('expected', { value: amountOf(standing.expected, measure) })}</span>
              )}
            </Pair>
            <Pair name={say('owner')}>{owner.name[language]}</Pair>
            <Pair name={say('kind')}>
              {name('kinds', kind)} · {say('year', { year })}
            </Pair>
            <Pair name={say('rhythm')}>{name('rhythms', rhythm)}</Pair>
          </dl>
        </Card>
        <Card title={say('owedBy')}>
          <OwedBy obligations={obligations} nobody={say('nobody')} />
        </Card>
      </div>
      <Serving id={id} />
      <Card title={say('values')}>
        {values.length === 0 ? (
          <p className="weak">{say('noValue')}</p>
        ) : (
          <Records<ObjectiveOut['values'][number]>
            label={say('valuesLabel')}
            items={values}
            keyOf={({ on }) => on}
            columns={[
              { name: say('on'), isShort: true, cell: ({ on }) => on },
              { name: say('value'), isShort: true, cell: ({ value }) => amountOf(value, measure) },
              { name: say('by'), isShort: true, cell: ({ by }) => <PersonName person={by} /> },
              { name: say('note'), cell: ({ note }) => note },
            ]}
          />
        )}
      </Card>
      <Card title={say('story')}>
        <PagesOf pages={story} empty={null}>
          {(entries) => <CaseStory entries={entries} nameOf={(did) => name('stories', did)} />}
        </PagesOf>
      </Card>
    </>
  )
}

/** The duties that serve it, each with when it was last done. */
function Serving({ id }: { id: string }) {
  const { say, language } = useObjectiveWords()
  const duties = usePages(listObjectiveDuties, { params: { id }, query: { limit: 25 } })
  return (
    <Card title={say('serving')}>
      <PagesOf pages={duties} empty={<p className="weak">{say('servingNone')}</p>}>
        {(items) => (
          <ul className={styles.list}>
            {items.map((duty) => (
              <li key={duty.id}>
                <Link to="/role-book" search={{ duty: duty.id }}>
                  {duty.title[language]}
                </Link>{' '}
                <span className="weak">
                  {duty.position.name[language]} · <LastEvidence duty={duty.id} />
                </span>
              </li>
            ))}
          </ul>
        )}
      </PagesOf>
    </Card>
  )
}

function LastEvidence({ duty }: { duty: string }) {
  const { say } = useObjectiveWords()
  const { data } = useApi(readDutyRecord, { params: { id: duty } })
  const last = data?.last.find(({ status }) => status !== 'open')
  if (last === undefined) return say('neverDone')
  return (
    <Link to="/duties/$id" params={{ id: last.id }}>
      {last.status === 'done' ? say('lastDone', { on: last.on }) : say('lastMissed', { on: last.on })}
    </Link>
  )
}
