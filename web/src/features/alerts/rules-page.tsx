import { type AlertRulesOut, readAlertRules } from '../../../../functions/alert/alert-rules.contract.ts'
import { useMay } from '../../lib/session.ts'
import { useApi } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { At } from '../../ui/deadline.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { ProblemNote } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { PersonName } from '../../ui/person.tsx'
import { Records } from '../../ui/records.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { AlertTabs } from './alert-tabs.tsx'
import styles from './alerts.module.css'
import { MatchersSaid } from './matchers-said.tsx'
import { OutcomeSaid } from './outcome-said.tsx'
import { useAlertWords } from './words.ts'

/** Where alerts go, from the first rule to the last. */
export function AlertRulesPage() {
  const { say } = useAlertWords()
  const mayKeep = useMay('alert.administer')
  const { data: rules, error, refetch } = useApi(readAlertRules, {})
  return (
    <Page
      title={say('title')}
      {...(rules !== undefined && { lead: say('rules.lead', { version: rules.version }) })}
      {...(mayKeep && {
        actions: (
          <LinkButton to="/alerts/rules/edit" isPrimary>
            {say('rules.edit')}
          </LinkButton>
        ),
      })}
    >
      <AlertTabs />
      {rules !== undefined && <Rules rules={rules} />}
      {rules !== undefined && <Versions rules={rules} />}
      {rules === undefined &&
        (error === null ? <Waiting /> : <ProblemNote problem={error} onRetry={() => void refetch()} />)}
    </Page>
  )
}

function Rules({ rules: { rules, otherwise } }: { rules: AlertRulesOut }) {
  const { say } = useAlertWords()
  return (
    <ol className={styles.rules}>
      {rules.map(({ key, name, matchers, outcome }, nth) => (
        <li key={key}>
          <Card title={`${nth + 1}. ${name}`}>
            <MatchersSaid matchers={matchers} />
            <OutcomeSaid outcome={outcome} />
          </Card>
        </li>
      ))}
      <li>
        <Card title={`${rules.length + 1}. ${say('rules.otherwise')}`}>
          <OutcomeSaid outcome={otherwise} />
        </Card>
      </li>
    </ol>
  )
}

type Version = AlertRulesOut['versions'][number]

function Versions({ rules }: { rules: AlertRulesOut }) {
  const { say } = useAlertWords()
  return (
    <Card title={say('rules.versions')}>
      <Records<Version>
        label={say('rules.versionsLabel')}
        items={rules.versions}
        keyOf={({ version }) => String(version)}
        columns={[
          {
            name: say('rules.version'),
            isShort: true,
            cell: ({ version }) => (
              <>
                <strong>{say('rules.versionOf', { version })}</strong>{' '}
                {version === rules.version && <Tag tone="good">{say('rules.inForce')}</Tag>}
              </>
            ),
          },
          {
            name: say('rules.when'),
            isShort: true,
            cell: ({ publishedAt }) =>
              publishedAt === null ? (
                <span className="weak">{say('rules.builtIn')}</span>
              ) : (
                <At instant={publishedAt} />
              ),
          },
          {
            name: say('rules.who'),
            isShort: true,
            cell: ({ publishedBy }) => publishedBy !== null && <PersonName person={publishedBy} />,
          },
          { name: say('rules.why'), cell: ({ reason }) => reason },
        ]}
      />
    </Card>
  )
}
