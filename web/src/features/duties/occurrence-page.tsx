import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { type OccurrenceDetail, readOccurrence } from '../../../../functions/duty/duty.contract.ts'
import { useApi } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { At, Deadline } from '../../ui/deadline.tsx'
import { ProblemNote } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { PersonName } from '../../ui/person.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import styles from './duties.module.css'
import { CompleteDialog, useLimits, WaiveDialog } from './end-dialogs.tsx'
import { DutyRecordCard, DutyStory } from './history.tsx'
import { Marks } from './marks.tsx'
import { useDutyWords } from './words.ts'

const EVERY_SECONDS = 60

/** One time that a duty came round: to which standard, how, with what to show, and what became of it. */
export function OccurrencePage() {
  const { say } = useDutyWords()
  const { id } = useParams({ from: '/duties/$id' })
  const found = useApi(readOccurrence, { params: { id } }, { everySeconds: EVERY_SECONDS })
  const { data, error } = found
  if (data === undefined) {
    return (
      <Page title={say('title')}>
        {error === null ? <Waiting /> : <ProblemNote problem={error} onRetry={() => void found.refetch()} />}
      </Page>
    )
  }
  return (
    <Page
      title={data.title}
      above={<Link to="/duties">{say('page.back')}</Link>}
      lead={
        <span className={styles.marks}>
          <Marks item={data} />
          {data.status === 'open' && <Deadline dueAt={data.dueAt} />}
        </span>
      }
      actions={<Actions occurrence={data} />}
    >
      <Card title={say('page.standard')}>
        <p className={styles.text}>{data.standard}</p>
      </Card>
      <Procedure occurrence={data} />
      <Evidence occurrence={data} />
      <Facts occurrence={data} />
      <DutyRecordCard duty={data.duty} />
      <DutyStory id={data.id} />
    </Page>
  )
}

interface Of {
  readonly occurrence: OccurrenceDetail
}

function Actions({ occurrence }: Of) {
  const { say } = useDutyWords()
  const [asks, ask] = useState<'complete' | 'waive'>()
  const { mayNotComplete, mayNotWaive } = occurrence
  return (
    <>
      {mayNotComplete === null && (
        <Button type="primary" onClick={() => ask('complete')}>
          {say('actions.complete')}
        </Button>
      )}
      {mayNotWaive === null && <Button onClick={() => ask('waive')}>{say('actions.waive')}</Button>}
      {asks === 'complete' && <CompleteDialog occurrence={occurrence} onClose={() => ask(undefined)} />}
      {asks === 'waive' && <WaiveDialog occurrence={occurrence} onClose={() => ask(undefined)} />}
    </>
  )
}

function Procedure({ occurrence: { procedure } }: Of) {
  const { say } = useDutyWords()
  if (procedure === null) return null
  return (
    <Card title={`${say('page.procedure')} · ${procedure.title}`}>
      {procedure.steps !== null && <p className={styles.text}>{procedure.steps}</p>}
      {procedure.link !== null && (
        <p>
          <a href={procedure.link} target="_blank" rel="noreferrer noopener">
            {say('page.openProcedure')}
          </a>
        </p>
      )}
    </Card>
  )
}

function Evidence({ occurrence: { evidence, comment } }: Of) {
  const { say } = useDutyWords()
  return (
    <Card title={say('page.evidence')}>
      {evidence.length === 0 && <p className="weak">{say('page.noEvidence')}</p>}
      {evidence.length > 0 && (
        <dl className={styles.facts}>
          {evidence.map((each) => (
            <Shown key={`${each.kind} ${each.title}`} each={each} />
          ))}
        </dl>
      )}
      {comment !== null && <p className={styles.text}>{`${say('page.comment')}: ${comment}`}</p>}
    </Card>
  )
}

function Shown({ each }: { each: OccurrenceDetail['evidence'][number] }) {
  const { say } = useDutyWords()
  const limits = useLimits(each)
  const { kind, title, value, isOutOfLimits } = each
  return (
    <>
      <dt>{title}</dt>
      <dd>
        {value === null ? (
          <span className="weak">{say('page.notShown')}</span>
        ) : kind === 'link' ? (
          <a href={String(value)} target="_blank" rel="noreferrer noopener">
            {value}
          </a>
        ) : (
          <span className={styles.text}>{value}</span>
        )}{' '}
        {isOutOfLimits && <strong>{say('outOfLimits')}</strong>}
        {limits !== undefined && <div className="weak">{limits}</div>}
      </dd>
    </>
  )
}

function Facts({ occurrence }: Of) {
  const { say, name } = useDutyWords()
  const { position, responsible, accountable, wasAccountable, on, at, dueAt, rule, event, book, status } = occurrence
  const { endedBy, endedAs, endedAt } = occurrence
  return (
    <Card title={say('page.facts')}>
      <dl className={styles.facts}>
        <dt>{say('page.position')}</dt>
        <dd>{position.name}</dd>
        {responsible.length > 0 && (
          <>
            <dt>{say('page.responsible')}</dt>
            <dd>{responsible.map((each) => each.name).join(' · ')}</dd>
          </>
        )}
        <dt>{say('page.accountable')}</dt>
        <dd>
          <PersonName person={accountable} />
          {(wasAccountable.id !== accountable.id || wasAccountable.via !== 'holder') && (
            <div className="weak">
              {say('page.was', { name: wasAccountable.name, via: say(`via.${wasAccountable.via}`) })}
            </div>
          )}
        </dd>
        <dt>{say('page.day')}</dt>
        <dd>{`${on} ${at ?? ''}`}</dd>
        <dt>{say('page.due')}</dt>
        <dd>
          <At instant={dueAt} />
        </dd>
        <dt>{say('page.rule')}</dt>
        <dd>
          {rule ?? `${say('triggered')}: ${name('events', event ?? '')}`}
          <div className="weak">{say(`page.whenLate.${occurrence.whenLate}`)}</div>
        </dd>
        <dt>{say('page.book')}</dt>
        <dd>{say('page.bookOf', { book })}</dd>
        {endedAt !== null && (
          <>
            <dt>{say('page.ended')}</dt>
            <dd>
              {say(`statuses.${status}`)} · {endedBy !== null && <PersonName person={endedBy} />}{' '}
              {endedAs !== null && say(`as.${endedAs}`)} <At instant={endedAt} />
            </dd>
          </>
        )}
      </dl>
    </Card>
  )
}
