import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { Suspense, useState } from 'react'
import { listSchedules, type ScheduleOut } from '../../../../functions/access-review/review-schedule.contract.ts'
import { late } from '../../lib/late.ts'
import { usePages } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { PagesOf } from '../../ui/pages-of.tsx'
import { type Column, Records } from '../../ui/records.tsx'
import { Tag } from '../../ui/tag.tsx'
import styles from './access-reviews.module.css'
import { useScopeWords } from './scope-words.ts'
import { useReviewWords } from './words.ts'

const ScheduleDialog = late(async () => (await import('./schedule-dialogs.tsx')).ScheduleDialog)
const StopDialog = late(async () => (await import('./schedule-dialogs.tsx')).StopDialog)

type Asked = { readonly does: 'add' } | { readonly does: 'edit' | 'stop'; readonly schedule: ScheduleOut }

/** The standing rules by which reviews begin by themselves. */
export function Schedules({ mayRun }: { mayRun: boolean }) {
  const { say } = useReviewWords()
  const [asked, ask] = useState<Asked>()
  const close = () => ask(undefined)
  const schedules = usePages(listSchedules, { query: { limit: 50 } })
  return (
    <Card title={say('schedules.title')}>
      <div className={styles.lines}>
        <p className="weak">{say('schedules.lead')}</p>
        <PagesOf pages={schedules} empty={<p>{say('schedules.none')}</p>}>
          {(items) => <Rules items={items} mayRun={mayRun} ask={ask} />}
        </PagesOf>
        {mayRun && (
          <div>
            <Button onClick={() => ask({ does: 'add' })}>{say('schedules.add')}</Button>
          </div>
        )}
      </div>
      <Suspense>
        {asked?.does === 'add' && <ScheduleDialog.Component onClose={close} />}
        {asked?.does === 'edit' && <ScheduleDialog.Component schedule={asked.schedule} onClose={close} />}
        {asked?.does === 'stop' && <StopDialog.Component schedule={asked.schedule} onClose={close} />}
      </Suspense>
    </Card>
  )
}

interface RulesProps {
  readonly items: readonly ScheduleOut[]
  readonly mayRun: boolean
  readonly ask: (asked: Asked) => void
}

function Rules({ items, mayRun, ask }: RulesProps) {
  const { say } = useReviewWords()
  const saidOf = useScopeWords()
  const acting: Column<ScheduleOut> = {
    name: say('schedules.actions'),
    isShort: true,
    cell: (schedule) => (
      <span className={styles.line}>
        {(schedule.active ? (['edit', 'stop'] as const) : (['resume'] as const)).map((does) => (
          <Button
            key={does}
            size="small"
            aria-label={say('schedules.actionsFor', { action: say(`schedules.${does}`), name: schedule.name })}
            onClick={() => ask({ does: does === 'stop' ? 'stop' : 'edit', schedule })}
          >
            {say(`schedules.${does}`)}
          </Button>
        ))}
      </span>
    ),
  }
  return (
    <Records<ScheduleOut>
      label={say('schedules.title')}
      items={items}
      keyOf={({ id }) => id}
      columns={[
        {
          name: say('form.name'),
          cell: ({ name, active }) => (
            <>
              {name} {!active && <Tag tone="quiet">{say('schedules.stopped')}</Tag>}
            </>
          ),
        },
        { name: say('columns.scope'), cell: ({ scope }) => saidOf(scope) },
        {
          name: say('schedules.next'),
          isShort: true,
          cell: ({ next, everyMonths }) => (
            <>
              {next} <span className="weak">{say('schedules.everySaid', { count: everyMonths })}</span>
            </>
          ),
        },
        { name: say('schedules.days'), isShort: true, cell: ({ days }) => say('schedules.daysSaid', { count: days }) },
        { name: say('schedules.owner'), isShort: true, cell: ({ owner }) => owner.name },
        {
          name: say('schedules.last'),
          isShort: true,
          cell: ({ last }) =>
            last && (
              <Link to="/access-reviews/$id" params={{ id: last }}>
                {say('schedules.last')}
              </Link>
            ),
        },
        ...(mayRun ? [acting] : []),
      ]}
    />
  )
}
