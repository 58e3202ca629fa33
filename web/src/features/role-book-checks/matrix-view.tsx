import { Button } from 'antd'
import { useState } from 'react'
import { type MatrixOut, readMatrix } from '../../../../functions/role-book/matrix.contract.ts'
import { useIsNarrow } from '../../lib/screen.ts'
import { usePages } from '../../lib/use-api.ts'
import { Note } from '../../ui/note.tsx'
import { PagesOf } from '../../ui/pages-of.tsx'
import { Empty } from '../../ui/waiting.tsx'
import { CellPanel } from './cell-panel.tsx'
import { GroupChoice } from './group-choice.tsx'
import styles from './matrix.module.css'
import { SignOf, STATES, type State, StateWord } from './state.tsx'
import { useCheckWords } from './words.ts'

type Row = MatrixOut['items'][number]
export type Cell = Row['cells'][number]
export type Activity = MatrixOut['activities'][number]

/** What the reader looks closer at. */
export interface Chosen {
  readonly service: Row['service']
  readonly activity: Activity
  readonly cell: Cell
}

/** Services × activities, with the gaps in sight. */
export function MatrixView({ about }: { about: { readonly draft?: string } }) {
  const { say } = useCheckWords()
  const [on, setOn] = useState('')
  const [group, setGroup] = useState('')
  const [state, setState] = useState('')
  const [chosen, setChosen] = useState<Chosen>()
  const pages = usePages(readMatrix, {
    query: {
      ...{ ...about, limit: 50 },
      ...(on !== '' && { on }),
      ...(group !== '' && { group }),
      ...(state !== '' && { state: state as State }),
    },
  })
  const first = pages.data?.[0] as MatrixOut | undefined
  return (
    <>
      <div className={styles.choices}>
        <label>
          <span>{say('filters.on')}</span>
          <input type="date" value={on} onChange={({ target }) => setOn(target.value)} />
        </label>
        {on !== '' && <Button onClick={() => setOn('')}>{say('filters.now')}</Button>}
        <GroupChoice group={group} onChange={setGroup} />
        <label>
          <span>{say('filters.state')}</span>
          <select value={state} onChange={({ target }) => setState(target.value)}>
            <option value="">{say('filters.anyState')}</option>
            {STATES.map((each) => (
              <option key={each} value={each}>
                {say(`states.${each}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <ul className={styles.legend} aria-label={say('matrix.legend')}>
        {STATES.map((each) => (
          <li key={each}>
            <StateWord state={each} /> {first !== undefined && <span className="weak">{first.counts[each]}</span>}
          </li>
        ))}
      </ul>
      {first?.version === null && first.draft === null && <Note tone="info">{say('noBook')}</Note>}
      {chosen !== undefined && <CellPanel chosen={chosen} about={about} onClose={() => setChosen(undefined)} />}
      <PagesOf<Row> pages={pages} empty={<Empty icon="service" title={say('matrix.empty')} />}>
        {(rows) => <Rows rows={rows} activities={first?.activities ?? []} chosen={chosen} onChoose={setChosen} />}
      </PagesOf>
    </>
  )
}

interface RowsProps {
  readonly rows: readonly Row[]
  readonly activities: readonly Activity[]
  readonly chosen: Chosen | undefined
  readonly onChoose: (chosen: Chosen | undefined) => void
}

/** A table where there is room for one; else a card for each service. */
function Rows({ rows, activities, chosen, onChoose }: RowsProps) {
  const { say, language } = useCheckWords()
  const isNarrow = useIsNarrow()
  const cellAt = (row: Row, activity: Activity) => {
    const cell = row.cells.find((each) => each.activity === activity.code)
    if (cell === undefined) return null
    const isChosen = chosen?.service.id === row.service.id && chosen.activity.code === activity.code
    return (
      <button
        type="button"
        className={styles.cell}
        aria-expanded={isChosen}
        onClick={() => onChoose(isChosen ? undefined : { service: row.service, activity, cell })}
      >
        <SignOf state={cell.state} />
        <span className={isNarrow ? '' : 'unseen'}>{activity.name[language]}</span>
        <span className="unseen">{say(`states.${cell.state}`)}</span>
        <span>{cell.person?.name ?? (cell.state === 'vacant' ? say('matrix.nobody') : '')}</span>
      </button>
    )
  }
  if (isNarrow) {
    return (
      <ul className={styles.rows} aria-label={say('matrix.label')}>
        {rows.map((row) => (
          <li key={row.service.id}>
            <strong>{row.service.name[language]}</strong> <span className="weak">{row.group?.name[language]}</span>
            <ul className={styles.cells}>
              {activities.map((activity) => (
                <li key={activity.code}>{cellAt(row, activity)}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    )
  }
  return (
    // Every cell is a button, so the keyboard scrolls a wide table by going through it.
    <div className={styles.frame}>
      <table aria-label={say('matrix.label')}>
        <thead>
          <tr>
            <th scope="col">{say('matrix.service')}</th>
            {activities.map(({ code, name, hours }) => (
              <th key={code} scope="col">
                {name[language]}
                <small>{say(`hours.${hours}`)}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.service.id}>
              <th scope="row">
                {row.service.name[language]}
                <small>{row.group?.name[language]}</small>
              </th>
              {activities.map((activity) => (
                <td key={activity.code}>{cellAt(row, activity)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
