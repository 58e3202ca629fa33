import { Button } from 'antd'
import { Suspense, useState } from 'react'
import type { DraftOut } from '../../../../functions/role-book/draft.contract.ts'
import {
  type LintFindingOut,
  type LintFindingsOut,
  listDraftFindings,
} from '../../../../functions/role-book/lint.contract.ts'
import { late } from '../../lib/late.ts'
import { usePages } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { Mends } from '../../ui/mends.tsx'
import { PagesOf } from '../../ui/pages-of.tsx'
import { Tag } from '../../ui/tag.tsx'
import styles from './role-book.module.css'
import { useBookWords } from './words.ts'

const AcceptDialog = late(async () => (await import('./draft-dialogs.tsx')).AcceptDialog)
const TONES = { refused: 'bad', error: 'warn', notice: 'quiet' } as const

/** What the linter finds in a draft; what keeps it from being published can be accepted by name and date. */
export function Findings({ draft }: { draft: DraftOut }) {
  const { say } = useBookWords()
  const call = { params: { id: draft.id }, query: { limit: 20 } }
  const pages = usePages(listDraftFindings, call)
  const data = pages.data?.[0] as LintFindingsOut | undefined
  const [chosen, setChosen] = useState<LintFindingOut>()
  const mayEdit = draft.actions.some(({ action, may }) => action === 'edit' && may)
  const mayAccept = draft.actions.some(({ action, may }) => action === 'accept-finding' && may)
  return (
    <Card title={say('draft.findings')}>
      {data !== undefined && (
        <p className="weak">
          {say('draft.findingsCount', {
            refused: data.counts.refused,
            error: data.counts.error,
            notice: data.counts.notice,
          })}
        </p>
      )}
      <PagesOf pages={pages} empty={<p className="weak">{say('draft.noFindings')}</p>}>
        {(items) => (
          <ul className={styles.duties}>
            {items.map((finding) => (
              <li key={finding.key}>
                <Tag tone={TONES[finding.weight]}>{say(`draft.weights.${finding.weight}`)}</Tag>{' '}
                <strong>{finding.title}</strong>
                <p>{finding.what}</p>
                {mayEdit && <Mends draft={draft.id} mends={finding.mends} />}
                {finding.accepted !== null && (
                  <p>
                    {say('draft.acceptedBy', {
                      name: finding.accepted.by.name,
                      until: finding.accepted.until.slice(0, 10),
                      reason: finding.accepted.reason,
                    })}
                  </p>
                )}
                {mayAccept && finding.weight === 'error' && finding.accepted === null && (
                  <Button
                    size="small"
                    aria-label={`${say('draft.accept')} · ${finding.title}`}
                    onPointerEnter={AcceptDialog.ahead}
                    onFocus={AcceptDialog.ahead}
                    onClick={() => setChosen(finding)}
                  >
                    {say('draft.accept')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </PagesOf>
      <Suspense>
        {chosen !== undefined && (
          <AcceptDialog.Component
            draft={draft}
            finding={chosen.key}
            title={chosen.title}
            onClose={() => setChosen(undefined)}
          />
        )}
      </Suspense>
    </Card>
  )
}
