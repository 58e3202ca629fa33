import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Button, Form, Input } from 'antd'
import { Suspense, useState } from 'react'
import {
  addSchedule,
  publishVersion,
  readSchedule,
  type ScheduleOut,
} from '../../../../functions/on-call/schedule.contract.ts'
import { late } from '../../lib/late.ts'
import { useNews } from '../../lib/news.ts'
import { serverMillis } from '../../lib/server-clock.ts'
import { useTimeZone } from '../../lib/session.ts'
import { useAct, useApi } from '../../lib/use-api.ts'
import { useBegun } from '../../lib/use-begun.ts'
import { instantAt } from '../../lib/zone.ts'
import { Card } from '../../ui/card.tsx'
import { Note, ProblemNote } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { AgainButton, PageForm } from '../../ui/page-form.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { AboutFields } from './about-fields.tsx'
import { aboutSent } from './about-values.ts'
import { type EditValues, newValues, valuesOfSchedule } from './edit-values.ts'
import styles from './editor.module.css'
import { RotaFields } from './rota-fields.tsx'
import { fieldOfRota, isFilled, rotaSent } from './rota-values.ts'
import { useOwnTimes } from './times.tsx'
import { useOnCallWords } from './words.ts'

const route = getRouteApi('/on-call/schedules/$id/edit')
const RotaPreview = late(async () => (await import('./rota-preview.tsx')).RotaPreview)

export function NewSchedulePage() {
  const { say } = useOnCallWords()
  const zone = useTimeZone()
  const [initial] = useState(() => newValues(say('editor.newLayer'), zone, new Date(serverMillis()).toISOString()))
  return (
    <Page title={say('now.add')} lead={say('editor.lead')} above={<Link to="/on-call">{say('back')}</Link>}>
      <Editing initial={initial} />
    </Page>
  )
}

export function EditSchedulePage() {
  const { id } = route.useParams()
  // Of another one nothing that was typed is true.
  return <EditSchedule key={id} id={id} />
}

function EditSchedule({ id }: { id: string }) {
  const { say } = useOnCallWords()
  const asked = useApi(readSchedule, { params: { id } })
  const { data: schedule, error, refetch } = asked
  const begun = useBegun(asked)
  return (
    <Page
      title={schedule === undefined ? say('editor.title') : say('editor.titleOf', { name: schedule.name })}
      lead={say('editor.lead')}
      above={
        <Link to="/on-call/schedules/$id" params={{ id }}>
          {schedule?.name ?? say('schedule.title')}
        </Link>
      }
    >
      {begun.thing === undefined &&
        (error === null ? <Waiting /> : <ProblemNote problem={error} onRetry={() => void refetch()} />)}
      {begun.thing !== undefined && (
        <Editing key={begun.key} schedule={begun.thing} initial={valuesOfSchedule(begun.thing)} onAgain={begun.anew} />
      )}
    </Page>
  )
}

interface EditingProps {
  /** Absent: a new one. */
  readonly schedule?: ScheduleOut
  readonly initial: EditValues
  /** Begins anew with what somebody else has published meanwhile. */
  readonly onAgain?: () => void
}

function Editing({ schedule, initial: first, onAgain }: EditingProps) {
  const { say } = useOnCallWords()
  const { tell } = useNews()
  const navigate = useNavigate()
  const [form] = Form.useForm<EditValues>()
  const [initial] = useState(first)
  const onDone = ({ id }: { id: string }) => {
    tell(say('editor.saved'))
    void navigate({ to: '/on-call/schedules/$id', params: { id } })
  }
  const add = useAct(addSchedule, { onDone })
  const publish = useAct(publishVersion, { onDone })
  const error = add.error ?? publish.error
  const zone = Form.useWatch(['rota', 'timeZone'], form) ?? initial.rota.timeZone
  const kind = Form.useWatch(['rota', 'coverage', 'kind'], form) ?? initial.rota.coverage.kind

  return (
    <PageForm<EditValues>
      form={form}
      initial={initial}
      problem={error}
      at={fieldOfRota}
      onFinish={() => {
        const typed: EditValues = form.getFieldsValue(true)
        const sent = versionSent(typed)
        if (schedule === undefined) add.mutate({ body: { ...aboutSent(typed), ...sent } })
        else publish.mutate({ params: { id: schedule.id }, ifMatch: schedule.version, body: sent })
      }}
    >
      {schedule === undefined && (
        <Card title={say('about.title')}>
          <AboutFields />
        </Card>
      )}
      <RotaFields zone={zone} kind={kind} />
      <Preview initial={initial} {...(schedule !== undefined && { schedule: schedule.id })} />
      <Card>
        {schedule !== undefined && <Replaced schedule={schedule} />}
        <Form.Item name="from" label={say('editor.countsFrom')} extra={say('editor.countsFromHint', { zone })}>
          <Input type="datetime-local" className={styles.narrow ?? ''} />
        </Form.Item>
        {error !== null && <ProblemNote problem={error} />}
        <div className={styles.buttons}>
          <Button type="primary" htmlType="submit" size="large" loading={add.isPending || publish.isPending}>
            {say('editor.save')}
          </Button>
          {onAgain !== undefined && <AgainButton problem={error} onAgain={onAgain} />}
        </div>
      </Card>
    </PageForm>
  )
}

/** Drawn anew with every key, which the form is not. */
function Preview({ initial, schedule }: { initial: EditValues; schedule?: string }) {
  const form = Form.useFormInstance<EditValues>()
  const typed: EditValues = Form.useWatch((values: EditValues) => values, { form, preserve: true }) ?? initial
  return (
    <Suspense fallback={<Waiting />}>
      <RotaPreview.Component
        isFilled={isFilled}
        draft={{ ...(schedule !== undefined && { schedule }), ...versionSent({ ...initial, ...typed }) }}
      />
    </Suspense>
  )
}

/** What is published: rotations, and from when they count. */
function versionSent({ from = '', rota }: EditValues) {
  const at = from === '' ? undefined : instantAt(from, rota.timeZone)
  return { ...(at !== undefined && { from: at }), rota: rotaSent(rota) }
}

/** Another version waits already. */
function Replaced({ schedule: { coming } }: { schedule: ScheduleOut }) {
  const { say } = useOnCallWords()
  const { sayAt } = useOwnTimes()
  const [next] = coming
  if (next === undefined) return null
  return <Note tone="warn">{say('editor.replaces', { number: next.number, at: sayAt(next.from) })}</Note>
}
