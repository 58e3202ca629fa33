import { Drawer } from 'antd'
import { type DutyOut, readDuty, readDutyHistory } from '../../../../functions/role-book/role-book.contract.ts'
import { useApi, usePages } from '../../lib/use-api.ts'
import { At } from '../../ui/deadline.tsx'
import { ProblemNote } from '../../ui/note.tsx'
import { PagesOf } from '../../ui/pages-of.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import styles from './role-book.module.css'
import { FIELDS, useSaid } from './said.ts'
import { useBookWords } from './words.ts'

interface DutyPanelProps {
  readonly id: string
  /** When the list behind has it already: as that version says. */
  readonly known: DutyOut | undefined
  readonly onClose: () => void
}

/** Everything a duty says, and what became of it from version to version. */
export function DutyPanel({ id, known, onClose }: DutyPanelProps) {
  const { language, say } = useBookWords()
  const { data, error } = useApi(readDuty, { params: { id } }, { enabled: known === undefined })
  const duty = known ?? data
  return (
    <Drawer open size="large" title={duty?.title[language] ?? say('details')} onClose={onClose}>
      {duty !== undefined && <DutyFacts duty={duty} />}
      {duty === undefined && (error === null ? <Waiting /> : <ProblemNote problem={error} />)}
      <History id={id} />
    </Drawer>
  )
}

function DutyFacts({ duty }: { duty: DutyOut }) {
  const { say } = useBookWords()
  const { lines } = useSaid(duty.names)
  return (
    <dl className={styles.facts}>
      {FIELDS.filter((field) => field !== 'title').map((field) => {
        const said = lines(duty, field)
        if (said.length === 0) return null
        return [
          <dt key={`${field}?`}>{say(`fields.${field}`)}</dt>,
          <dd key={field}>
            {said.length === 1 ? (
              said[0]
            ) : (
              <ul className={styles.list}>
                {said.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            )}
          </dd>,
        ]
      })}
    </dl>
  )
}

function History({ id }: { id: string }) {
  const { say, name } = useBookWords()
  const history = usePages(readDutyHistory, { params: { id }, query: { limit: 25 } })
  return (
    <section>
      <h3>{say('history')}</h3>
      <PagesOf pages={history} empty={null}>
        {(items) => (
          <ul className={styles.list}>
            {items.map(({ version, from, change, fields }) => (
              <li key={version}>
                {say('versionOf', { number: version })} · {name('changes', change)} · <At instant={from} />
                {change === 'changed' && (
                  <span className="weak"> {fields.map((field) => name('fields', field)).join(' · ')}</span>
                )}
              </li>
            ))}
          </ul>
        )}
      </PagesOf>
    </section>
  )
}
