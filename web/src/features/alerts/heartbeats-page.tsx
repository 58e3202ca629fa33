import { Button } from 'antd'
import { useState } from 'react'
import { changeHeartbeat, type HeartbeatOut, listHeartbeats } from '../../../../functions/alert/heartbeat.contract.ts'
import { MINUTE } from '../../../../functions/kernel/instant.ts'
import { useNews } from '../../lib/news.ts'
import { sayDuration } from '../../lib/say-time.ts'
import { useMay } from '../../lib/session.ts'
import { useAct, usePages } from '../../lib/use-api.ts'
import { ActButton } from '../../ui/act-button.tsx'
import { At, Deadline } from '../../ui/deadline.tsx'
import { Page } from '../../ui/page.tsx'
import { PagesOf } from '../../ui/pages-of.tsx'
import type { Tone } from '../../ui/palette.ts'
import { Records } from '../../ui/records.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Empty } from '../../ui/waiting.tsx'
import { AlertTabs } from './alert-tabs.tsx'
import { AddHeartbeatDialog } from './heartbeat-dialog.tsx'
import { useAlertWords } from './words.ts'

const TONES: Readonly<Record<HeartbeatOut['status'], Tone>> = {
  new: 'info',
  beating: 'good',
  missing: 'bad',
  paused: 'quiet',
}

/** What should call again and again. */
export function HeartbeatsPage() {
  const { say } = useAlertWords()
  const mayKeep = useMay('alert.administer')
  const heartbeats = usePages(listHeartbeats, { query: {} })
  const [isAdding, setAdding] = useState(false)
  return (
    <Page
      title={say('title')}
      lead={say('heartbeats.lead')}
      {...(mayKeep && {
        actions: (
          <Button type="primary" onClick={() => setAdding(true)}>
            {say('heartbeats.add')}
          </Button>
        ),
      })}
    >
      <AlertTabs />
      <PagesOf pages={heartbeats} empty={<Empty icon="remind" title={say('heartbeats.empty')} />}>
        {(items) => <Heartbeats items={items} mayKeep={mayKeep} />}
      </PagesOf>
      {isAdding && <AddHeartbeatDialog onClose={() => setAdding(false)} />}
    </Page>
  )
}

function Heartbeats({ items, mayKeep }: { items: readonly HeartbeatOut[]; mayKeep: boolean }) {
  const { say, language } = useAlertWords()
  const time = (minutes: number) => sayDuration(minutes * MINUTE, language)
  return (
    <Records<HeartbeatOut>
      label={say('heartbeats.label')}
      items={items}
      keyOf={({ id }) => id}
      columns={[
        {
          name: say('heartbeats.name'),
          width: 34,
          cell: ({ name, description }) => (
            <>
              <strong>{name}</strong>
              <div className="weak">{description}</div>
            </>
          ),
        },
        {
          name: say('heartbeats.status'),
          isShort: true,
          cell: ({ status }) => <Tag tone={TONES[status]}>{say(`heartbeats.statuses.${status}`)}</Tag>,
        },
        {
          name: say('heartbeats.every'),
          cell: ({ everyMinutes, graceMinutes }) =>
            say('heartbeats.spell', { every: time(everyMinutes), grace: time(graceMinutes) }),
        },
        { name: say('heartbeats.last'), isShort: true, cell: ({ lastAt }) => lastAt && <At instant={lastAt} /> },
        { name: say('heartbeats.due'), isShort: true, cell: ({ dueAt }) => dueAt && <Deadline dueAt={dueAt} /> },
        ...(mayKeep ? [{ name: say('columns.acts'), cell: (each: HeartbeatOut) => <Pause heartbeat={each} /> }] : []),
      ]}
    />
  )
}

function Pause({ heartbeat: { id, isActive, version } }: { heartbeat: HeartbeatOut }) {
  const { say } = useAlertWords()
  const { tell } = useNews()
  const act = useAct(changeHeartbeat, {
    onDone: (answer) => tell(say(answer.isActive ? 'heartbeats.resumed' : 'heartbeats.paused')),
  })
  return (
    <ActButton
      act={act}
      onClick={() => act.mutate({ params: { id }, ifMatch: version, body: { isActive: !isActive } })}
    >
      {say(isActive ? 'heartbeats.pause' : 'heartbeats.resume')}
    </ActButton>
  )
}
