import { getRouteApi, Link } from '@tanstack/react-router'
import { readSystem, type SystemOut } from '../../../../functions/entitlement/catalogue.contract.ts'
import { useMay } from '../../lib/session.ts'
import { useApi } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { At } from '../../ui/deadline.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Note, ProblemNote } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { Pair } from '../../ui/records.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { Orders } from './orders.tsx'
import { Differences, PastReports, SendReport } from './reports.tsx'
import { PastResults, SendResults } from './results.tsx'
import { useSystemWords } from './words.ts'

const route = getRouteApi('/entitlements/systems/$id')

/** One system: how rights come onto it, what is owed on it, and what it says of itself. */
export function SystemPage() {
  const { say, language } = useSystemWords()
  const { id } = route.useParams()
  const [mayProvision, mayDefine] = [useMay('entitlement.provision'), useMay('entitlement.define')]
  const { data: system, error, refetch } = useApi(readSystem, { params: { id } })
  const above = <Link to="/entitlements/catalogue">{say('back')}</Link>
  if (system === undefined) {
    return (
      <Page title={say('title')} above={above}>
        {error === null ? <Waiting /> : <ProblemNote problem={error} onRetry={() => void refetch()} />}
      </Page>
    )
  }
  const mayWork = mayProvision || mayDefine
  const isByFile = system.connector.kind === 'csv'
  return (
    <Page
      title={system.name[language]}
      above={above}
      actions={
        <Link to="/entitlements" search={{ system: id }}>
          {say('people')}
        </Link>
      }
    >
      {!mayWork && <Note tone="info">{say('mayNot')}</Note>}
      <How system={system} />
      <Orders system={system} mayWork={mayWork} />
      {isByFile && mayWork && <SendResults id={id} />}
      {isByFile && <PastResults id={id} mayWork={mayWork} />}
      {mayWork && <SendReport id={id} />}
      <Differences system={system} />
      <PastReports id={id} />
    </Page>
  )
}

function How({ system }: { system: SystemOut }) {
  const { say, language } = useSystemWords()
  const { connector, service, provisioners, lastReport, retired, isReportOverdue } = system
  return (
    <Card title={say('how.title')}>
      <p>
        {say(`how.${connector.kind}`)} {retired && <Tag tone="quiet">{say('retired')}</Tag>}
      </p>
      <Facts>
        <Pair name={say('service')}>{service.name[language]}</Pair>
        <Pair name={say('provisioners')}>{provisioners.map(({ name }) => name[language]).join(' · ') || null}</Pair>
        <Pair name={say('lastReport')}>{lastReport === null ? say('never') : <At instant={lastReport.at} />}</Pair>
      </Facts>
      {isReportOverdue && lastReport !== null && <Note tone="warn">{say('overdue')}</Note>}
    </Card>
  )
}
