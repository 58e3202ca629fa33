import { getRouteApi, Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { type AlertOut, readAlert, readAlertTimeline } from '../../../../functions/alert/alert.contract.ts'
import { useMay } from '../../lib/session.ts'
import { useApi, usePages } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { CaseStory } from '../../ui/case-story.tsx'
import { At } from '../../ui/deadline.tsx'
import { BackAndNumber, Facts as FactList } from '../../ui/facts.tsx'
import { ProblemNote } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { PagesOf } from '../../ui/pages-of.tsx'
import { Pair, Records } from '../../ui/records.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { AlertStatusTag, TreatmentTag } from './alert-tags.tsx'
import { SilenceDialog } from './silence-dialog.tsx'
import { useAlertWords } from './words.ts'

const route = getRouteApi('/alerts/$id')

/** One alert: what came, what a rule made of it, what keeps it quiet. */
export function AlertPage() {
  const { say } = useAlertWords()
  const { id } = route.useParams()
  const { data: alert, error, refetch } = useApi(readAlert, { params: { id } })
  const mayKeep = useMay('alert.administer')
  const [isSilencing, setSilencing] = useState(false)
  if (alert === undefined) {
    return (
      <Page title={say('title')}>
        {error === null ? <Waiting /> : <ProblemNote problem={error} onRetry={() => void refetch()} />}
      </Page>
    )
  }
  return (
    <Page
      title={alert.title}
      above={<BackAndNumber back={<Link to="/alerts">{say('back')}</Link>} number={alert.key} />}
      {...(mayKeep && { actions: <Button onClick={() => setSilencing(true)}>{say('silences.this')}</Button> })}
    >
      <Facts alert={alert} />
      <Parts alert={alert} />
      <Story id={id} />
      {isSilencing && <SilenceDialog like={alert.labels} onClose={() => setSilencing(false)} />}
    </Page>
  )
}

function Facts({ alert }: { alert: AlertOut }) {
  const { say } = useAlertWords()
  const { incident, because, service, severity, labels, links, runbook, lookAt } = alert
  return (
    <Card title={say('facts')}>
      <p>
        <AlertStatusTag status={alert.status} isFlapping={alert.isFlapping} />{' '}
        <TreatmentTag treatment={alert.treatment} />
      </p>
      <FactList>
        <Pair name={say('description')}>{alert.description === '' ? null : alert.description}</Pair>
        <Pair name={say('columns.severity')}>{severity === null ? null : say(`severities.s${severity}`)}</Pair>
        <Pair name={say('columns.service')}>{service?.name}</Pair>
        <Pair name={say('columns.source')}>{alert.source.name}</Pair>
        <Pair name={say('columns.firedAt')}>
          <At instant={alert.firedAt} />
        </Pair>
        <Pair name={say('incident')}>
          {incident !== null && (
            <Link to="/incidents/$id" params={{ id: incident }}>
              {say('toIncident')}
            </Link>
          )}
        </Pair>
        <Pair name={say('because')}>
          {because !== null &&
            (because.startsWith('chg_') ? (
              <Link to="/changes/$id" params={{ id: because }}>
                {say('toChange')}
              </Link>
            ) : (
              <Link to="/alerts/silences">{say('toSilences')}</Link>
            ))}
        </Pair>
        <Pair name={say('rule')}>
          {say('ruleOf', { rule: alert.ruleName ?? say('rules.otherwise'), version: alert.rules })}
        </Pair>
        <Pair name={say('episode')}>{alert.episode}</Pair>
        <Pair name={say('received')}>{say('times', { count: alert.received })}</Pair>
        <Pair name={say('firing')}>{alert.firing}</Pair>
        <Pair name={say('lookAt')}>{lookAt !== null && <At instant={lookAt} />}</Pair>
        <Pair name={say('runbook')}>{runbook !== null && <Outside href={runbook} />}</Pair>
        <Pair name={say('links')}>
          {links.length > 0 &&
            links.map((href) => (
              <div key={href}>
                <Outside href={href} />
              </div>
            ))}
        </Pair>
        <Pair name={say('labels')}>
          {Object.entries(labels).map(([name, value]) => (
            <div key={name}>
              <code>
                {name}={value}
              </code>
            </div>
          ))}
        </Pair>
      </FactList>
    </Card>
  )
}

const Outside = ({ href }: { href: string }) => (
  <a href={href} target="_blank" rel="noreferrer noopener">
    {href}
  </a>
)

type Part = AlertOut['parts'][number]

function Parts({ alert: { parts } }: { alert: AlertOut }) {
  const { say } = useAlertWords()
  return (
    <Card title={say('parts')}>
      {parts.length === 0 ? (
        <p className="weak">{say('noParts')}</p>
      ) : (
        <Records<Part>
          label={say('partsLabel')}
          items={parts}
          keyOf={({ fingerprint }) => fingerprint}
          columns={[
            { name: say('part'), width: 60, cell: ({ title }) => title },
            {
              name: say('columns.status'),
              isShort: true,
              cell: ({ status }) => <AlertStatusTag status={status} isFlapping={false} />,
            },
            { name: say('since'), isShort: true, cell: ({ startsAt }) => <At instant={startsAt} /> },
          ]}
        />
      )}
    </Card>
  )
}

function Story({ id }: { id: string }) {
  const { say, name } = useAlertWords()
  const entries = usePages(readAlertTimeline, { params: { id }, query: { limit: 100 } })
  return (
    <Card title={say('story')}>
      <PagesOf pages={entries} empty={null}>
        {(items) => <CaseStory entries={items} nameOf={(did) => name('did', did)} />}
      </PagesOf>
    </Card>
  )
}
