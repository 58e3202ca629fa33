import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { Suspense, useState } from 'react'
import { listParked, type ParkedOut } from '../../../../functions/outbox/outbox.contract.ts'
import { late } from '../../lib/late.ts'
import { useApi } from '../../lib/use-api.ts'
import { At } from '../../ui/deadline.tsx'
import { ProblemNote } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { Records } from '../../ui/records.tsx'
import { Empty, Waiting } from '../../ui/waiting.tsx'
import { Banners } from './banners.tsx'
import styles from './parked-page.module.css'
import { useParkedWords } from './words.ts'

const RedriveDialog = late(async () => (await import('./redrive-dialog.tsx')).RedriveDialog)

const EVERY_SECONDS = 30

/** What was given up, why, and the way to try it again. */
export function ParkedPage() {
  const { say } = useParkedWords()
  const { data, error, refetch } = useApi(listParked, { query: { limit: 100 } }, { everySeconds: EVERY_SECONDS })
  const [chosen, choose] = useState<ParkedOut>()
  return (
    <Page title={say('title')} lead={say('lead')}>
      {data === undefined &&
        (error === null ? <Waiting /> : <ProblemNote problem={error} onRetry={() => void refetch()} />)}
      {data !== undefined && <Banners {...data} />}
      {data?.items.length === 0 && (
        <Empty icon="check" title={say('empty')}>
          <p>{say('emptyText')}</p>
        </Empty>
      )}
      {data !== undefined && data.items.length > 0 && (
        <Records<ParkedOut>
          label={say('label')}
          items={data.items}
          keyOf={({ id }) => id}
          columns={[
            { name: say('what'), cell: (parked) => <What parked={parked} /> },
            { name: say('concerns'), cell: (parked) => <Concerns parked={parked} /> },
            { name: say('error'), cell: ({ error: told }) => <code className={styles.error}>{told}</code> },
            { name: say('tries'), cell: ({ tries }) => tries },
            { name: say('parkedAt'), cell: ({ parkedAt }) => <At instant={parkedAt} /> },
            {
              name: say('act'),
              cell: (parked) => (
                <Button
                  size="small"
                  onClick={() => choose(parked)}
                  onFocus={RedriveDialog.ahead}
                  onMouseEnter={RedriveDialog.ahead}
                >
                  {say('redrive.open')}
                </Button>
              ),
            },
          ]}
        />
      )}
      <Suspense>
        {chosen !== undefined && <RedriveDialog.Component parked={chosen} onClose={() => choose(undefined)} />}
      </Suspense>
    </Page>
  )
}

function What({ parked: { kind, to, workflow, letter } }: { parked: ParkedOut }) {
  const { name } = useParkedWords()
  return (
    <div className={styles.what}>
      <strong>{name('kinds', kind)}</strong>
      <span className="weak">{to ?? workflow ?? letter}</span>
    </div>
  )
}

/** The cases it is about; those with a page of their own as links. */
function Concerns({ parked: { concerns } }: { parked: ParkedOut }) {
  const { say } = useParkedWords()
  return (
    <div className={styles.what}>
      {concerns.map((id) =>
        id.startsWith('chg_') ? (
          <Link key={id} to="/changes/$id" params={{ id }}>
            {say('cases.change')}
          </Link>
        ) : null,
      )}
    </div>
  )
}
