import { readSeverityPolicy, type SeverityPolicyOut } from '../../../../functions/incident/severity-policy.contract.ts'
import { useMay } from '../../lib/session.ts'
import { useApi } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { ProblemNote } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { useAllowanceWords } from './allowance-words.ts'
import { Matrix } from './matrix.tsx'
import { Preview } from './preview.tsx'
import { Severity } from './severity.tsx'
import styles from './severity-policy.module.css'
import { Versions } from './versions.tsx'
import { useSeverityWords } from './words.ts'

/** What the three severities mean, what each sets in motion, and whom it would page now. */
export function SeverityPolicyPage() {
  const { say } = useSeverityWords()
  const mayPublish = useMay('policy.publish')
  const { data: policy, error, refetch } = useApi(readSeverityPolicy, {})
  return (
    <Page
      title={say('title')}
      {...(policy !== undefined && { lead: say('lead', { version: policy.version }) })}
      {...(mayPublish && {
        actions: (
          <LinkButton to="/severity-policy/edit" isPrimary>
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

function Shown({ policy }: { policy: SeverityPolicyOut }) {
  const { say } = useSeverityWords()
  const inWords = useAllowanceWords()
  return (
    <>
      <Card title={say('matrix')}>
        <Matrix matrix={policy.matrix} />
        <p className="weak">{say('says.reopens', { time: inWords(policy.reopensWithin) })}</p>
      </Card>
      <div className={styles.severities}>
        {(['1', '2', '3'] as const).map((severity) => (
          <Severity key={severity} severity={severity} rules={policy.severities[severity]} />
        ))}
      </div>
      <Preview />
      <Versions policy={policy} />
    </>
  )
}
