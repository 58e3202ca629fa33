import { getRouteApi, Link } from '@tanstack/react-router'
import { type PolicyOut, readPolicy } from '../../../../functions/obligation/policy.contract.ts'
import { useMay } from '../../lib/session.ts'
import { useApi } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { ProblemNote } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { Compare } from './compare.tsx'
import { LadderDrawing, useAllowanceWords } from './ladder-drawing.tsx'
import styles from './policy-page.module.css'
import { Preview } from './preview.tsx'
import { Versions } from './versions.tsx'
import { usePolicyWords } from './words.ts'

const route = getRouteApi('/policies/$name')

/** One policy: its ladders, what they would do now, and what they were. */
export function PolicyPage() {
  const { say, language } = usePolicyWords()
  const { name } = route.useParams()
  const mayPublish = useMay('policy.publish')
  const { data: policy, error, refetch } = useApi(readPolicy, { params: { name } })
  return (
    <Page
      title={policy?.title[language] ?? say('title')}
      above={<Link to="/policies">{say('back')}</Link>}
      {...(policy !== undefined && { lead: say('current', { version: policy.version }) })}
      {...(mayPublish && {
        actions: (
          <LinkButton to="/policies/$name/edit" params={{ name }} isPrimary>
            {say('edit')}
          </LinkButton>
        ),
      })}
    >
      {policy !== undefined && <Shown policy={policy} />}
      {policy === undefined &&
        (error === null ? <Waiting /> : <ProblemNote problem={error} onRetry={() => void refetch()} />)}
    </Page>
  )
}

function Shown({ policy }: { policy: PolicyOut }) {
  const { say, language } = usePolicyWords()
  const inWords = useAllowanceWords()
  return (
    <>
      <div className={styles.stages}>
        {policy.stages.map(({ stage, title, ladder }) => (
          <Card
            key={stage}
            title={
              <>
                {title[language]}{' '}
                <span className={styles.allowed}>{say('lines.allowed', { time: inWords(ladder.allowed) })}</span>
              </>
            }
          >
            <LadderDrawing stage={title[language]} ladder={ladder} />
          </Card>
        ))}
      </div>
      <Preview name={policy.name} />
      <Versions policy={policy} />
      {policy.versions.length > 1 && <Compare key={policy.version} policy={policy} />}
    </>
  )
}
