import { useMutation } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useId, useState } from 'react'
import {
  applyImport,
  checkImport,
  downloadTemplate,
  type ImportOut,
  type ReportOut,
} from '../../../../functions/exchange/exchange.contract.ts'
import { isCsv, sendFile } from '../../lib/files.ts'
import type { ApiProblem } from '../../lib/problem.ts'
import { Card } from '../../ui/card.tsx'
import { DownloadLink } from '../../ui/download-link.tsx'
import { FileField } from '../../ui/file-field.tsx'
import { ProblemNote } from '../../ui/note.tsx'
import styles from './exchange-page.module.css'
import { ImportRun } from './import-run.tsx'
import { Report } from './report.tsx'
import { useExchangeWords } from './words.ts'

const TABLES = ['people', 'positions', 'duties', 'entitlements'] as const
type Table = (typeof TABLES)[number]

/** A file is chosen, checked, and imported exactly as it was checked. */
export function ImportPart() {
  const { say, name } = useExchangeWords()
  const tableId = useId()
  const [file, choose] = useState<File>()
  const [table, chooseTable] = useState<Table>('people')
  const query = file !== undefined && isCsv(file) ? { table, name: file.name } : { name: file?.name ?? '' }
  const check = useMutation<ReportOut, ApiProblem, File>({
    mutationFn: (chosen) => sendFile(checkImport, { query }, chosen),
  })
  const apply = useMutation<ImportOut, ApiProblem, { file: File; hash: string }>({
    mutationFn: ({ file: chosen, hash }) => sendFile(applyImport, { query: { ...query, hash } }, chosen),
  })
  const restart = () => {
    check.reset()
    apply.reset()
  }
  return (
    <>
      <Card title={say('import.title')}>
        <p>{say('import.lead')}</p>
        <div className={styles.row}>
          <DownloadLink route={downloadTemplate}>{say('import.template')}</DownloadLink>
        </div>
        <FileField
          label={say('import.file')}
          accept=".xlsx,.csv,text/csv"
          onChoose={(chosen) => {
            restart()
            choose(chosen)
          }}
        />
        {file !== undefined && isCsv(file) && (
          <div className={styles.field}>
            <label htmlFor={tableId}>{say('import.table')}</label>
            <Select<Table>
              id={tableId}
              value={table}
              onChange={(chosen) => {
                restart()
                chooseTable(chosen)
              }}
              options={TABLES.map((each) => ({ value: each, label: name('tables', each) }))}
            />
          </div>
        )}
        <div className={styles.row}>
          <Button
            type="primary"
            disabled={file === undefined}
            loading={check.isPending}
            onClick={() => file !== undefined && check.mutate(file)}
          >
            {check.isPending ? say('import.checking') : say('import.check')}
          </Button>
        </div>
        {check.error !== null && <ProblemNote problem={check.error} />}
      </Card>
      {check.data !== undefined && apply.data === undefined && (
        <Report file={file?.name ?? ''} report={check.data}>
          {apply.error !== null && <ProblemNote problem={apply.error} />}
          {check.data.mayApply && file !== undefined && (
            <Button
              type="primary"
              loading={apply.isPending}
              onClick={() => apply.mutate({ file, hash: check.data.hash })}
            >
              {say('import.apply')}
            </Button>
          )}
        </Report>
      )}
      {apply.data !== undefined && <ImportRun begun={apply.data} />}
    </>
  )
}
