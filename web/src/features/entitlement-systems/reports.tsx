import { Link } from '@tanstack/react-router'
import type { SystemOut } from '../../../../functions/entitlement/catalogue.contract.ts'
import {
  applyReportFile,
  type CheckedReportOut,
  checkReportFile,
} from '../../../../functions/entitlement/orders/orders.contract.ts'
import {
  type DifferenceOut,
  listDifferences,
  listReports,
  type ReportOut,
  readReport,
} from '../../../../functions/entitlement/report.contract.ts'
import { sendFile } from '../../lib/files.ts'
import { useApi, usePages } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { At } from '../../ui/deadline.tsx'
import { Note } from '../../ui/note.tsx'
import { PagesOf } from '../../ui/pages-of.tsx'
import { PersonName } from '../../ui/person.tsx'
import { Records } from '../../ui/records.tsx'
import { Tag } from '../../ui/tag.tsx'
import { CheckedFile } from './checked-file.tsx'
import { useWhenDone } from './use-when-done.ts'
import { useSystemWords } from './words.ts'

/** Who has what on a system, all of it, as a file. */
export function SendReport({ id }: { id: string }) {
  const { say } = useSystemWords()
  return (
    <Card title={say('report.title')}>
      <p>{say('report.lead')}</p>
      <CheckedFile<CheckedReportOut, ReportOut>
        submit={say('report.submit')}
        check={(file) => sendFile(checkReportFile, { params: { id } }, file)}
        apply={(file, hash) => sendFile(applyReportFile, { params: { id }, query: { hash } }, file)}
        found={(found) => <Found found={found} />}
        taken={(begun) => <Run begun={begun} />}
      />
    </Card>
  )
}

const EVERY_SECONDS = 2

/** A report being compared, until it is. */
function Run({ begun }: { begun: ReportOut }) {
  const { say } = useSystemWords()
  const { data } = useApi(readReport, { params: { id: begun.id } }, { everySeconds: EVERY_SECONDS })
  const run = data ?? begun
  const isDone = run.status === 'done' || run.status === 'overtaken'
  useWhenDone(isDone)
  if (!isDone) return <p role="status">{say('report.taken', { done: run.done, steps: run.steps })}</p>
  return (
    <Note tone="good" isAlert>
      {say(`report.statuses.${run.status}`)}: {say('report.counts', countsOf(run))}
    </Note>
  )
}

const countsOf = ({ lines, matched, missing, unrecorded }: Pick<ReportOut, keyof typeof NONE>) => ({
  ...{ lines, matched, missing, unrecorded },
})
const NONE = { lines: 0, matched: 0, missing: 0, unrecorded: 0 }

type Difference = CheckedReportOut['differences'][number] & { readonly nth: number }

function Found({ found }: { found: CheckedReportOut }) {
  const { say, language } = useSystemWords()
  const { newFindings: opened, endedFindings: ended } = found
  return (
    <>
      {found.mayApply && (
        <Note tone="good" isAlert>
          {say('report.ready')} {say('report.findings', { opened, ended })}
        </Note>
      )}
      <p>{say('report.counts', countsOf(found))}</p>
      {found.differences.length > 0 && (
        <Records<Difference>
          label={say('report.differences')}
          items={found.differences.map((each, nth) => ({ ...each, nth }))}
          keyOf={({ nth }) => String(nth)}
          columns={[
            { name: say('orders.right'), cell: ({ right }) => right[language] },
            {
              name: say('report.kind'),
              cell: ({ kind, isNew }) => (
                <>
                  {say(`report.kinds.${kind}`)} {isNew && <Tag tone="warn">{say('report.new')}</Tag>}
                </>
              ),
            },
            { name: say('orders.account'), cell: ({ account }) => account },
            { name: say('orders.person'), cell: ({ person }) => person && <PersonName person={person} /> },
          ]}
        />
      )}
    </>
  )
}

/** Where the system and the records do not agree now, each with its finding. */
export function Differences({ system: { id, lastReport } }: { system: SystemOut }) {
  const { say, language } = useSystemWords()
  const pages = usePages(listDifferences, { params: { id }, query: { limit: 25 } })
  return (
    <Card title={say('report.now')}>
      <PagesOf
        pages={pages}
        empty={<p className="weak">{say(lastReport === null ? 'report.none' : 'report.agree')}</p>}
      >
        {(items) => (
          <Records<DifferenceOut>
            label={say('report.now')}
            items={items}
            keyOf={({ finding }) => finding}
            columns={[
              { name: say('orders.right'), cell: ({ right }) => right.name[language] },
              { name: say('report.kind'), cell: ({ kind }) => say(`report.kinds.${kind}`) },
              { name: say('orders.account'), cell: ({ account }) => account },
              { name: say('orders.person'), cell: ({ person }) => person && <PersonName person={person} /> },
              { name: say('report.since'), isShort: true, cell: ({ since }) => <At instant={since} /> },
              {
                name: say('report.itsFinding'),
                cell: ({ finding }) => (
                  <Link to="/findings/$id" params={{ id: finding }}>
                    {say('report.finding')}
                  </Link>
                ),
              },
            ]}
          />
        )}
      </PagesOf>
    </Card>
  )
}

/** The reports of a system, newest first. */
export function PastReports({ id }: { id: string }) {
  const { say } = useSystemWords()
  const pages = usePages(listReports, { params: { id }, query: { limit: 10 } })
  return (
    <Card title={say('report.past')}>
      <PagesOf pages={pages} empty={<p className="weak">{say('report.none')}</p>}>
        {(items) => (
          <Records<ReportOut>
            label={say('report.past')}
            items={items}
            keyOf={(each) => each.id}
            columns={[
              { name: say('results.at'), isShort: true, cell: ({ begunAt }) => <At instant={begunAt} /> },
              { name: say('results.by'), isShort: true, cell: ({ by }) => <PersonName person={by} /> },
              { name: say('results.count'), width: 45, cell: (each) => say('report.counts', countsOf(each)) },
              { name: say('results.state'), isShort: true, cell: ({ status }) => say(`report.statuses.${status}`) },
            ]}
          />
        )}
      </PagesOf>
    </Card>
  )
}
