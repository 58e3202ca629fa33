import { Button, Progress } from 'antd'
import {
  applyResultsFile,
  type CheckedResultsOut,
  checkResultsFile,
  listResultsOfSystem,
  type ResultsOut,
  readResults,
  resumeResults,
} from '../../../../functions/entitlement/orders/orders.contract.ts'
import { sendFile } from '../../lib/files.ts'
import { useAct, useApi, usePages } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { At } from '../../ui/deadline.tsx'
import { ActProblem, Note } from '../../ui/note.tsx'
import { PagesOf } from '../../ui/pages-of.tsx'
import { PersonName } from '../../ui/person.tsx'
import { Records } from '../../ui/records.tsx'
import { Tag } from '../../ui/tag.tsx'
import { CheckedFile } from './checked-file.tsx'
import styles from './system-page.module.css'
import { useWhenDone } from './use-when-done.ts'
import { useSystemWords } from './words.ts'

const EVERY_SECONDS = 2
const EFFECT_TONES = { granted: 'good', revoked: 'quiet', failed: 'bad', known: 'quiet' } as const

/** The file of orders comes back with what became of them. */
export function SendResults({ id }: { id: string }) {
  const { say } = useSystemWords()
  return (
    <Card title={say('results.title')}>
      <p>{say('results.lead')}</p>
      <CheckedFile<CheckedResultsOut, ResultsOut>
        submit={say('results.record')}
        check={(file) => sendFile(checkResultsFile, { params: { id } }, file)}
        apply={(file, hash) => sendFile(applyResultsFile, { params: { id }, query: { hash } }, file)}
        found={(found) => <Found found={found} />}
        taken={(begun) => <Run begun={begun} />}
      />
    </Card>
  )
}

function Found({ found }: { found: CheckedResultsOut }) {
  const { say, language } = useSystemWords()
  return (
    <>
      {found.faults.length === 0 && (
        <Note tone={found.mayApply ? 'good' : 'info'} isAlert>
          {say(found.mayApply ? 'results.ready' : 'results.nothing')}
        </Note>
      )}
      <p>{say('results.counts', countsOf(found))}</p>
      {found.rows.length > 0 && (
        <Records<CheckedResultsOut['rows'][number]>
          label={say('results.rows')}
          items={found.rows}
          keyOf={({ row }) => String(row)}
          columns={[
            { name: say('orders.right'), cell: ({ number, right }) => `${number} ${right[language]}` },
            { name: say('file.row'), cell: ({ row }) => row, isShort: true },
            {
              name: say('orders.what'),
              isShort: true,
              cell: ({ effect }) => <Tag tone={EFFECT_TONES[effect]}>{say(`results.effects.${effect}`)}</Tag>,
            },
            { name: say('orders.person'), cell: ({ person }) => <PersonName person={person} /> },
            { name: say('orders.account'), cell: ({ account }) => account },
          ]}
        />
      )}
    </>
  )
}

const countsOf = ({ granted, revoked, failed, known, open }: Pick<ResultsOut, keyof typeof NONE>) => ({
  ...{ granted, revoked, failed, known, open },
})
const NONE = { granted: 0, revoked: 0, failed: 0, known: 0, open: 0 }

/** Results on their way into the records, until they are all there. */
function Run({ begun }: { begun: ResultsOut }) {
  const { say } = useSystemWords()
  const { data } = useApi(readResults, { params: { id: begun.id } }, { everySeconds: EVERY_SECONDS })
  const { status, done, steps, overtaken } = data ?? begun
  useWhenDone(status === 'done')
  return (
    <>
      {status === 'running' ? (
        <>
          <p role="status">{say('results.running', { done, steps })}</p>
          <Progress percent={Math.floor((100 * done) / Math.max(1, steps))} aria-label={say('results.state')} />
        </>
      ) : (
        <Note tone="good" isAlert>
          {say('results.done', { steps: steps - overtaken.length })}
        </Note>
      )}
      <Overtaken rows={overtaken} />
    </>
  )
}

function Overtaken({ rows }: { rows: ResultsOut['overtaken'] }) {
  const { say } = useSystemWords()
  if (rows.length === 0) return null
  return (
    <>
      <p>{say('results.overtaken', { count: rows.length })}</p>
      <ul className={styles.stack}>
        {rows.map(({ row, message }) => (
          <li key={row}>
            {say('file.row')} {row}: {message}
          </li>
        ))}
      </ul>
    </>
  )
}

/** Files of results that came back, newest first. */
export function PastResults({ id, mayWork }: { id: string; mayWork: boolean }) {
  const { say } = useSystemWords()
  const pages = usePages(listResultsOfSystem, { params: { id }, query: { limit: 10 } })
  const resume = useAct(resumeResults)
  return (
    <Card title={say('results.past')}>
      <ActProblem problem={resume.error} />
      <PagesOf pages={pages} empty={<p className="weak">{say('results.none')}</p>}>
        {(items) => (
          <Records<ResultsOut>
            label={say('results.past')}
            items={items}
            keyOf={(each) => each.id}
            columns={[
              { name: say('results.at'), isShort: true, cell: ({ at }) => <At instant={at} /> },
              { name: say('results.by'), isShort: true, cell: ({ by }) => <PersonName person={by} /> },
              {
                name: say('results.count'),
                width: 45,
                cell: (each) => (
                  <>
                    {say('results.counts', countsOf(each))}
                    <Overtaken rows={each.overtaken} />
                  </>
                ),
              },
              {
                name: say('results.state'),
                cell: ({ status, done, steps, ...each }) => (
                  <>
                    {done} / {steps}{' '}
                    {status === 'running' && mayWork && (
                      <Button
                        size="small"
                        loading={resume.isPending}
                        onClick={() => resume.mutate({ params: { id: each.id } })}
                      >
                        {say('results.resume')}
                      </Button>
                    )}
                  </>
                ),
              },
            ]}
          />
        )}
      </PagesOf>
    </Card>
  )
}
