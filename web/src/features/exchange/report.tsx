import type { ReactNode } from 'react'
import type { ReportOut } from '../../../../functions/exchange/exchange.contract.ts'
import { Card } from '../../ui/card.tsx'
import { Note } from '../../ui/note.tsx'
import { Records } from '../../ui/records.tsx'
import styles from './exchange-page.module.css'
import { useExchangeWords } from './words.ts'

type Fault = ReportOut['faults'][number] & { readonly nth: number }
type Change = ReportOut['changes'][number]
export type Counts = ReportOut['tables'][number]

/** What a file comes to: whether it can be imported, what is wrong row by row, what would change. */
export function Report({ file, report, children }: { file: string; report: ReportOut; children: ReactNode }) {
  const { say } = useExchangeWords()
  const count = report.faults.length + report.moreFaults
  return (
    <Card title={say('report.title', { file })}>
      <div className={styles.stack}>
        {count > 0 && (
          <Note tone="bad" isAlert>
            {say('report.faulty', { count })}
          </Note>
        )}
        {count === 0 && (
          <Note tone={report.mayApply ? 'good' : 'info'} isAlert>
            {say(report.mayApply ? 'report.ready' : 'report.nothing')}
          </Note>
        )}
        {children}
        <CountsOfTables tables={report.tables} />
        {count > 0 && <Faults report={report} />}
        {report.changes.length > 0 && <Changes report={report} />}
      </div>
    </Card>
  )
}

export function CountsOfTables({ tables }: { tables: readonly Counts[] }) {
  const { say, name } = useExchangeWords()
  return (
    <Records<Counts>
      label={say('report.counts')}
      items={tables}
      keyOf={({ table }) => table}
      columns={[
        { name: say('report.table'), cell: ({ table }) => <strong>{name('tables', table)}</strong> },
        { name: say('report.created'), cell: ({ created }) => created },
        { name: say('report.changed'), cell: ({ changed }) => changed },
        { name: say('report.unchanged'), cell: ({ unchanged }) => unchanged },
        { name: say('report.wrong'), cell: ({ wrong }) => wrong },
      ]}
    />
  )
}

function Faults({ report: { faults, moreFaults } }: { report: ReportOut }) {
  const { say, name } = useExchangeWords()
  return (
    <>
      <h3>{say('report.faults')}</h3>
      <Records<Fault>
        label={say('report.faults')}
        items={faults.map((fault, nth) => ({ ...fault, nth }))}
        keyOf={({ nth }) => String(nth)}
        columns={[
          { name: say('report.message'), cell: ({ message }) => message, width: 55 },
          { name: say('report.table'), cell: ({ table }) => name('tables', table) },
          { name: say('report.row'), cell: ({ row }) => row ?? say('report.wholeSheet'), isShort: true },
          { name: say('report.column'), cell: ({ column }) => column ?? say('report.wholeRow') },
        ]}
      />
      {moreFaults > 0 && <p>{say('report.more', { count: moreFaults })}</p>}
    </>
  )
}

function Changes({ report: { changes, moreChanges } }: { report: ReportOut }) {
  const { say, name } = useExchangeWords()
  return (
    <>
      <h3>{say('report.changes')}</h3>
      <Records<Change>
        label={say('report.changes')}
        items={changes}
        keyOf={({ table, row }) => `${table} ${row}`}
        columns={[
          { name: say('report.name'), cell: ({ name: called }) => <strong>{called}</strong>, width: 40 },
          { name: say('report.table'), cell: ({ table }) => name('tables', table) },
          { name: say('report.row'), cell: ({ row }) => row, isShort: true },
          { name: say('report.what'), cell: ({ what }) => say(`report.whats.${what}`) },
          { name: say('report.columns'), cell: ({ columns }) => columns.join(' · ') },
        ]}
      />
      {moreChanges > 0 && <p>{say('report.more', { count: moreChanges })}</p>}
    </>
  )
}
