import { getRouteApi, Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { type FindingOut, readFinding, readFindingTimeline } from '../../../../functions/finding/finding.contract.ts'
import { useApi, usePages } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { CaseStory } from '../../ui/case-story.tsx'
import { At } from '../../ui/deadline.tsx'
import { BackAndNumber, Facts as FactList } from '../../ui/facts.tsx'
import { ProblemNote } from '../../ui/note.tsx'
import { OwedBy } from '../../ui/owed-by.tsx'
import { Page } from '../../ui/page.tsx'
import { PagesOf } from '../../ui/pages-of.tsx'
import { Pair } from '../../ui/records.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { FindingStatusTag, SeverityTag } from './finding-tags.tsx'
import { RemediateDialog, VerifyDialog } from './step-dialogs.tsx'
import { useFindingWords } from './words.ts'

const route = getRouteApi('/findings/$id')

/** One finding: what is wrong, who owes what, what was done. */
export function FindingPage() {
  const { say } = useFindingWords()
  const { id } = route.useParams()
  const { data: finding, error, refetch } = useApi(readFinding, { params: { id } })
  if (finding === undefined) {
    return (
      <Page title={say('title')}>
        {error === null ? <Waiting /> : <ProblemNote problem={error} onRetry={() => void refetch()} />}
      </Page>
    )
  }
  return (
    <Page
      title={finding.title}
      above={<BackAndNumber back={<Link to="/findings">{say('back')}</Link>} number={finding.number} />}
      actions={<Steps finding={finding} />}
    >
      <Card title={say('owed')}>
        <OwedBy obligations={finding.obligations} nobody={say('nobody')} />
      </Card>
      <Facts finding={finding} />
      <Story id={id} />
    </Page>
  )
}

function Steps({ finding }: { finding: FindingOut }) {
  const { say } = useFindingWords()
  const [step, setStep] = useState<'remediate' | 'verify'>()
  const close = () => setStep(undefined)
  return (
    <>
      {finding.actions
        .filter(({ may }) => may)
        .map(({ action }) => (
          <Button key={action} type="primary" onClick={() => setStep(action)}>
            {say(`${action}.open`)}
          </Button>
        ))}
      {step === 'remediate' && <RemediateDialog finding={finding} onClose={close} />}
      {step === 'verify' && <VerifyDialog finding={finding} onClose={close} />}
    </>
  )
}

function Facts({ finding }: { finding: FindingOut }) {
  const { say, name } = useFindingWords()
  const { severity, status, recurrences, description, source, raisedBy, remediatedBy, foundAt } = finding
  return (
    <Card title={say('facts')}>
      <p>
        <SeverityTag severity={severity} /> <FindingStatusTag status={status} />{' '}
        {recurrences > 0 && say('recurred', { count: recurrences })}
      </p>
      <FactList>
        <Pair name={say('description')}>{description}</Pair>
        <Pair name={say('source')}>{name('sources', source)}</Pair>
        <Pair name={say('columns.found')}>
          <At instant={foundAt} />
        </Pair>
        <Pair name={say('raisedBy')}>{raisedBy?.name}</Pair>
        <Pair name={say('remediatedBy')}>{remediatedBy?.name}</Pair>
      </FactList>
    </Card>
  )
}

function Story({ id }: { id: string }) {
  const { say, name } = useFindingWords()
  const entries = usePages(readFindingTimeline, { params: { id }, query: { limit: 100 } })
  return (
    <Card title={say('story')}>
      <PagesOf pages={entries} empty={null}>
        {(items) => <CaseStory entries={items} nameOf={(did) => name('did', did)} />}
      </PagesOf>
    </Card>
  )
}
