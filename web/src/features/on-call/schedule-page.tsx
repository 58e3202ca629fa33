import { getRouteApi, Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { Suspense, useState } from 'react'
import { readSchedule, type ScheduleOut } from '../../../../functions/on-call/schedule.contract.ts'
import { late } from '../../lib/late.ts'
import { useApi } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { Facts } from '../../ui/facts.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Note, ProblemNote } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { Pair } from '../../ui/records.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { CalendarCard } from './calendar-card.tsx'
import { Subscribe } from './feeds-card.tsx'
import { GapList } from './gap-list.tsx'
import { gapsIn } from './gaps.ts'
import { HandOversCard } from './hand-overs-card.tsx'
import { MineOfSchedule } from './my-shifts.tsx'
import { NotesCard } from './notes-card.tsx'
import { Role } from './now-cards.tsx'
import styles from './on-call.module.css'
import { OverridesCard } from './overrides-card.tsx'
import { ReportCard } from './report-card.tsx'
import type { ScheduleAct } from './schedule-dialogs.tsx'
import { useCovers } from './use-covers.ts'
import { VersionsCard } from './versions-card.tsx'
import { useOnCallWords } from './words.ts'

const route = getRouteApi('/on-call/schedules/$id')
const Dialogs = late(async () => (await import('./schedule-dialogs.tsx')).ScheduleDialogs)

/** One schedule: who is on call by it, now and in the next weeks, what is not well, and what was agreed beside. */
export function SchedulePage() {
  const { say } = useOnCallWords()
  const { id } = route.useParams()
  const { data: schedule, error, refetch } = useApi(readSchedule, { params: { id } })
  if (schedule === undefined) {
    return (
      <Page title={say('schedule.title')}>
        {error === null ? <Waiting /> : <ProblemNote problem={error} onRetry={() => void refetch()} />}
      </Page>
    )
  }
  return <Shown key={id} schedule={schedule} />
}

function Shown({ schedule }: { schedule: ScheduleOut }) {
  const { say } = useOnCallWords()
  const [doing, setDoing] = useState<ScheduleAct>()
  const isInUse = schedule.status === 'in-use'
  const gaps = isInUse ? gapsIn(schedule) : []
  return (
    <Page
      title={schedule.name}
      above={<Link to="/on-call">{say('back')}</Link>}
      {...(isInUse && schedule.mayEdit && { actions: <Acts id={schedule.id} onAct={setDoing} /> })}
    >
      {!isInUse && <Note tone="info">{say('schedule.retired')}</Note>}
      <div className={styles.two}>
        {isInUse && <NowCard schedule={schedule} />}
        {isInUse && <MineOfSchedule schedule={schedule.id} />}
        {isInUse && <NotesCard schedule={schedule} />}
        <AboutCard schedule={schedule} />
      </div>
      {gaps.length > 0 && (
        <Card title={say('gaps.title')}>
          <GapList gaps={gaps} isOfOne />
        </Card>
      )}
      <CalendarCard schedule={schedule} />
      {isInUse && <ReportCard schedule={schedule} />}
      <div className={styles.two}>
        {isInUse && <OverridesCard schedule={schedule} />}
        <HandOversCard schedule={schedule} />
        <VersionsCard schedule={schedule} />
      </div>
      <Suspense>
        {doing !== undefined && (
          <Dialogs.Component schedule={schedule} act={doing} onClose={() => setDoing(undefined)} />
        )}
      </Suspense>
    </Page>
  )
}

function Acts({ id, onAct }: { id: string; onAct: (act: ScheduleAct) => void }) {
  const { say } = useOnCallWords()
  return (
    <>
      <LinkButton to="/on-call/schedules/$id/edit" params={{ id }}>
        {say('editor.open')}
      </LinkButton>
      <Button onClick={() => onAct('settings')}>{say('about.title')}</Button>
      <Button onClick={() => onAct('retire')}>{say('retiring.open')}</Button>
    </>
  )
}

function NowCard({ schedule: { now, current } }: { schedule: ScheduleOut }) {
  const { say } = useOnCallWords()
  return (
    <Card title={say('now.title')}>
      <dl className={styles.who}>
        <Role of={say('roles.primary')} shift={now.primary} />
        {(current?.rota.secondary.length ?? 0) > 0 && <Role of={say('roles.secondary')} shift={now.secondary} />}
      </dl>
    </Card>
  )
}

function AboutCard({ schedule }: { schedule: ScheduleOut }) {
  const { say } = useOnCallWords()
  const { owner, timeZone, covers, current } = schedule
  const covered = useCovers(covers)
  return (
    <Card title={say('schedule.about')}>
      <Facts>
        <Pair name={say('schedule.covers')}>{covered}</Pair>
        <Pair name={say('schedule.owner')}>
          {owner.holder === null
            ? say('schedule.ownerVacant', { position: owner.name })
            : say('schedule.ownerHeld', { position: owner.name, name: owner.holder.name })}
        </Pair>
        <Pair name={say('schedule.timeZone')}>{timeZone}</Pair>
        <Pair name={say('schedule.handOver')}>{current !== null && say(`handOverKinds.${current.rota.handOver}`)}</Pair>
      </Facts>
      <div className={styles.foot}>
        <Subscribe schedule={schedule.id} />
      </div>
    </Card>
  )
}
