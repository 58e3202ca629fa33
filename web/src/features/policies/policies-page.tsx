import { Link } from '@tanstack/react-router'
import { listPolicies } from '../../../../functions/obligation/policy.contract.ts'
import type { Answer } from '../../lib/api.ts'
import { usePages } from '../../lib/use-api.ts'
import { At } from '../../ui/deadline.tsx'
import { Page } from '../../ui/page.tsx'
import { PagesOf } from '../../ui/pages-of.tsx'
import { Records } from '../../ui/records.tsx'
import { Empty } from '../../ui/waiting.tsx'
import styles from './policy-page.module.css'
import { usePolicyWords } from './words.ts'

type Summary = Answer<typeof listPolicies>['items'][number]

/** Everything cases run by, and since when. */
export function PoliciesPage() {
  const { say, language } = usePolicyWords()
  const policies = usePages(listPolicies, { query: { limit: 100 } })
  return (
    <Page title={say('title')} lead={say('lead')}>
      <PagesOf pages={policies} empty={<Empty icon="policy" title={say('empty')} />}>
        {(items) => (
          <Records<Summary>
            label={say('label')}
            items={items}
            keyOf={({ name }) => name}
            columns={[
              {
                name: say('name'),
                isShort: true,
                cell: ({ name, title }) => (
                  <Link to="/policies/$name" params={{ name }} className={styles.name ?? ''}>
                    {title[language]}
                  </Link>
                ),
              },
              { name: say('stages'), cell: ({ stages }) => stages.map(({ title }) => title[language]).join(' · ') },
              { name: say('version'), isShort: true, cell: ({ version }) => say('versionOf', { version }) },
              { name: say('published'), isShort: true, cell: (policy) => <Published policy={policy} /> },
            ]}
          />
        )}
      </PagesOf>
    </Page>
  )
}

function Published({ policy: { publishedAt, publishedBy } }: { policy: Summary }) {
  const { say } = usePolicyWords()
  if (publishedAt === null) return <span className="weak">{say('builtIn')}</span>
  return (
    <>
      <At instant={publishedAt} /> {publishedBy?.name}
    </>
  )
}
