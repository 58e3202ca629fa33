import { Button } from 'antd'
import { Suspense, useState } from 'react'
import { listTokens } from '../../../../functions/sign-in/api-token.contract.ts'
import type { Answer } from '../../lib/api.ts'
import { late } from '../../lib/late.ts'
import { usePages } from '../../lib/use-api.ts'
import { At } from '../../ui/deadline.tsx'
import { Page } from '../../ui/page.tsx'
import { PagesOf } from '../../ui/pages-of.tsx'
import { Records } from '../../ui/records.tsx'
import { Empty } from '../../ui/waiting.tsx'
import { useTokenWords } from './words.ts'

const IssueDialog = late(async () => (await import('./token-dialogs.tsx')).IssueDialog)
const RevokeDialog = late(async () => (await import('./token-dialogs.tsx')).RevokeDialog)

type Token = Answer<typeof listTokens>['items'][number]

export function TokensPage() {
  const { say } = useTokenWords()
  const tokens = usePages(listTokens, { query: {} })
  const [isIssuing, setIssuing] = useState(false)
  const [revoked, revoke] = useState<Token>()
  return (
    <Page
      title={say('title')}
      lead={say('lead')}
      actions={
        <Button
          type="primary"
          onClick={() => setIssuing(true)}
          onFocus={IssueDialog.ahead}
          onMouseEnter={IssueDialog.ahead}
        >
          {say('issue.open')}
        </Button>
      }
    >
      <PagesOf pages={tokens} empty={<Empty icon="token" title={say('empty')} />}>
        {(items) => (
          <Records<Token>
            label={say('label')}
            items={items}
            keyOf={({ id }) => id}
            columns={[
              { name: say('name'), cell: ({ name }) => <strong>{name}</strong> },
              {
                name: say('scopes'),
                cell: ({ scopes }) => (scopes === null ? say('everything') : <code>{scopes.join(', ')}</code>),
              },
              { name: say('issuedAt'), cell: ({ issuedAt }) => <At instant={issuedAt} /> },
              { name: say('validUntil'), cell: ({ validUntil }) => <At instant={validUntil} /> },
              {
                name: say('act'),
                cell: (token) => (
                  <Button size="small" danger onClick={() => revoke(token)} onFocus={RevokeDialog.ahead}>
                    {say('revoke.open')}
                  </Button>
                ),
              },
            ]}
          />
        )}
      </PagesOf>
      <Suspense>
        {isIssuing && <IssueDialog.Component onClose={() => setIssuing(false)} />}
        {revoked !== undefined && <RevokeDialog.Component token={revoked} onClose={() => revoke(undefined)} />}
      </Suspense>
    </Page>
  )
}
