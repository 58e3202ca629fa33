import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import type { ApiProblem } from '../../lib/problem.ts'
import { FileField } from '../../ui/file-field.tsx'
import { Note, ProblemNote } from '../../ui/note.tsx'
import { Records } from '../../ui/records.tsx'
import styles from './system-page.module.css'
import { useSystemWords } from './words.ts'

interface Fault {
  readonly row: number | null
  readonly column: string | null
  readonly message: string
}
interface Checked {
  readonly hash: string
  readonly mayApply: boolean
  readonly faults: readonly Fault[]
  readonly moreFaults: number
}

interface CheckedFileProps<Found extends Checked, Taken> {
  readonly submit: string
  readonly check: (file: File) => Promise<Found>
  readonly apply: (file: File, hash: string) => Promise<Taken>
  /** What a file without faults comes to. */
  readonly found: (found: Found) => ReactNode
  readonly taken: (taken: Taken) => ReactNode
}

/** A file is chosen, checked, and counts exactly as it was checked. */
export function CheckedFile<Found extends Checked, Taken>({
  submit,
  found,
  taken,
  ...calls
}: CheckedFileProps<Found, Taken>) {
  const { say } = useSystemWords()
  const queries = useQueryClient()
  const [file, choose] = useState<File>()
  const check = useMutation<Found, ApiProblem, File>({ mutationFn: calls.check })
  const apply = useMutation<Taken, ApiProblem, { file: File; hash: string }>({
    mutationFn: ({ file: chosen, hash }) => calls.apply(chosen, hash),
    onSuccess: () => queries.invalidateQueries(),
  })
  const { data } = check
  return (
    <div className={styles.stack}>
      <FileField
        label={say('file.choose')}
        accept=".csv,text/csv"
        onChoose={(chosen) => {
          check.reset()
          apply.reset()
          choose(chosen)
        }}
      />
      <div>
        <Button
          disabled={file === undefined}
          loading={check.isPending}
          onClick={() => {
            apply.reset()
            if (file !== undefined) check.mutate(file)
          }}
        >
          {say('file.check')}
        </Button>
      </div>
      {check.error !== null && <ProblemNote problem={check.error} />}
      {data !== undefined && apply.data === undefined && (
        <>
          <h3>{say('file.checked')}</h3>
          {data.faults.length > 0 && <Faults {...data} />}
          {found(data)}
          {apply.error !== null && <ProblemNote problem={apply.error} />}
          {data.mayApply && file !== undefined && (
            <div>
              <Button type="primary" loading={apply.isPending} onClick={() => apply.mutate({ file, hash: data.hash })}>
                {submit}
              </Button>
            </div>
          )}
        </>
      )}
      {apply.data !== undefined && taken(apply.data)}
    </div>
  )
}

function Faults({ faults, moreFaults }: Pick<Checked, 'faults' | 'moreFaults'>) {
  const { say } = useSystemWords()
  return (
    <>
      <Note tone="bad" isAlert>
        {say('file.faulty', { count: faults.length + moreFaults })}
      </Note>
      <Records<Fault & { readonly nth: number }>
        label={say('file.faults')}
        items={faults.map((fault, nth) => ({ ...fault, nth }))}
        keyOf={({ nth }) => String(nth)}
        columns={[
          { name: say('file.message'), cell: ({ message }) => message, width: 60 },
          { name: say('file.row'), cell: ({ row }) => row ?? say('file.wholeTable'), isShort: true },
          { name: say('file.column'), cell: ({ column }) => column ?? say('file.wholeRow') },
        ]}
      />
      {moreFaults > 0 && <p>{say('file.more', { count: moreFaults })}</p>}
    </>
  )
}
