import { Progress } from 'antd'
import { type ImportOut, readImport } from '../../../../functions/exchange/exchange.contract.ts'
import { useApi } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { Note } from '../../ui/note.tsx'
import { Records } from '../../ui/records.tsx'
import styles from './exchange-page.module.css'
import { CountsOfTables } from './report.tsx'
import { useExchangeWords } from './words.ts'

const EVERY_SECONDS = 2

/** An import on its way, until it is done. */
export function ImportRun({ begun }: { begun: ImportOut }) {
  const { say } = useExchangeWords()
  const { data } = useApi(readImport, { params: { id: begun.id } }, { everySeconds: EVERY_SECONDS })
  const run = data ?? begun
  const { file, steps, done, status, draft, overtaken } = run
  return (
    <Card title={say('run.title', { file })}>
      <div className={styles.stack}>
        {status === 'running' && (
          <>
            <p role="status">{say('run.running', { done, steps })}</p>
            <Progress percent={Math.floor((100 * done) / Math.max(1, steps))} aria-label={say('run.title', { file })} />
          </>
        )}
        {status === 'done' && (
          <Note tone="good" isAlert>
            <p>{say('run.done', { steps })}</p>
            {draft !== null && <p>{say('run.draft')}</p>}
          </Note>
        )}
        <CountsOfTables tables={run.tables} />
        {overtaken.length > 0 && (
          <Records<ImportOut['overtaken'][number]>
            label={say('run.overtaken')}
            items={overtaken}
            keyOf={({ table, row }) => `${table} ${row}`}
            columns={[
              { name: say('run.overtaken'), cell: ({ message }) => message },
              { name: say('report.row'), cell: ({ row }) => row, isShort: true },
            ]}
          />
        )}
      </div>
    </Card>
  )
}
