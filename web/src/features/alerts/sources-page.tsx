import { Button } from 'antd'
import { useState } from 'react'
import { changeSource, listSources, type SourceOut } from '../../../../functions/alert/alert-source.contract.ts'
import { useNews } from '../../lib/news.ts'
import { useMay } from '../../lib/session.ts'
import { useAct, usePages } from '../../lib/use-api.ts'
import { ActButton } from '../../ui/act-button.tsx'
import { At } from '../../ui/deadline.tsx'
import { Page } from '../../ui/page.tsx'
import { PagesOf } from '../../ui/pages-of.tsx'
import { Records } from '../../ui/records.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Empty } from '../../ui/waiting.tsx'
import { AlertTabs } from './alert-tabs.tsx'
import styles from './alerts.module.css'
import { AddressDialog, AddSourceDialog, RenewKeyDialog } from './source-dialogs.tsx'
import { useAlertWords } from './words.ts'

/** Monitoring systems that may tell us something, and how much of it is noise. */
export function SourcesPage() {
  const { say } = useAlertWords()
  const mayKeep = useMay('alert.administer')
  const sources = usePages(listSources, { query: {} })
  const [isAdding, setAdding] = useState(false)
  const [renewed, renew] = useState<SourceOut>()
  const [looked, look] = useState<SourceOut>()
  return (
    <Page
      title={say('title')}
      lead={say('sources.lead')}
      {...(mayKeep && {
        actions: (
          <Button type="primary" onClick={() => setAdding(true)}>
            {say('sources.add')}
          </Button>
        ),
      })}
    >
      <AlertTabs />
      <PagesOf pages={sources} empty={<Empty icon="exchange" title={say('sources.empty')} />}>
        {(items) => <Sources items={items} {...(mayKeep && { onRenew: renew, onLook: look })} />}
      </PagesOf>
      {isAdding && <AddSourceDialog onClose={() => setAdding(false)} />}
      {looked !== undefined && <AddressDialog source={looked} onClose={() => look(undefined)} />}
      {renewed !== undefined && <RenewKeyDialog source={renewed} onClose={() => renew(undefined)} />}
    </Page>
  )
}

interface SourcesProps {
  readonly items: readonly SourceOut[]
  /** Absent: they may only look. */
  readonly onRenew?: (source: SourceOut) => void
  readonly onLook?: (source: SourceOut) => void
}

function Sources({ items, onRenew, onLook }: SourcesProps) {
  const { say } = useAlertWords()
  return (
    <Records<SourceOut>
      label={say('sources.label')}
      items={items}
      keyOf={({ id }) => id}
      columns={[
        {
          name: say('sources.name'),
          width: 24,
          cell: ({ name, kind }) => (
            <>
              <strong>{name}</strong>
              <div className="weak">{say(`sources.kinds.${kind}`)}</div>
            </>
          ),
        },
        { name: say('sources.state'), isShort: true, cell: (source) => <State source={source} /> },
        { name: say('sources.noise'), width: 34, cell: ({ noise }) => <NoiseSaid noise={noise} /> },
        {
          name: say('sources.last'),
          isShort: true,
          cell: ({ lastAt }) =>
            lastAt === null ? <span className="weak">{say('sources.never')}</span> : <At instant={lastAt} />,
        },
        ...(onRenew === undefined
          ? []
          : [
              {
                name: say('columns.acts'),
                cell: (source: SourceOut) => (
                  <div className={styles.buttons}>
                    {source.kind !== 'mail' && (
                      <Button size="small" onClick={() => onLook?.(source)}>
                        {say('keyShown.address')}
                      </Button>
                    )}
                    <Switch source={source} />
                    {source.kind !== 'cloudwatch' && (
                      <Button size="small" onClick={() => onRenew(source)}>
                        {say('sources.renew')}
                      </Button>
                    )}
                  </div>
                ),
              },
            ]),
      ]}
    />
  )
}

function State({ source: { isActive, kind, confirmedAt } }: { source: SourceOut }) {
  const { say } = useAlertWords()
  if (!isActive) return <Tag tone="quiet">{say('sources.off')}</Tag>
  if (kind === 'cloudwatch' && confirmedAt === null) return <Tag tone="warn">{say('sources.unconfirmed')}</Tag>
  return <Tag tone="good">{say('sources.on')}</Tag>
}

function NoiseSaid({ noise }: Pick<SourceOut, 'noise'>) {
  const { say } = useAlertWords()
  const { refused, unreadable, flapping: _, ...sums } = noise
  return (
    <>
      {say('sources.noiseOf', sums)}
      {refused > 0 && <div>{say('sources.refused', { count: refused })}</div>}
      {unreadable > 0 && <div>{say('sources.unreadable', { count: unreadable })}</div>}
    </>
  )
}

function Switch({ source: { id, isActive, version } }: { source: SourceOut }) {
  const { say } = useAlertWords()
  const { tell } = useNews()
  const act = useAct(changeSource, {
    onDone: (answer) => tell(say(answer.isActive ? 'sources.turnedOn' : 'sources.turnedOff')),
  })
  return (
    <ActButton
      act={act}
      onClick={() => act.mutate({ params: { id }, ifMatch: version, body: { isActive: !isActive } })}
    >
      {say(isActive ? 'sources.turnOff' : 'sources.turnOn')}
    </ActButton>
  )
}
