import type { SimulationOut } from '../../../../functions/role-book/simulate.contract.ts'
import { Card } from '../../ui/card.tsx'
import { type Column, Records } from '../../ui/records.tsx'
import { HoursDrawing } from './hours-drawing.tsx'
import styles from './simulation.module.css'
import { useCheckWords } from './words.ts'

const TOTALS = ['occurrences', 'unfilled', 'onCallDays', 'onCallUnfilled', 'changes', 'climbed', 'undecided'] as const
/** Of these none is best. */
const SHOULD_BE_NONE: readonly (typeof TOTALS)[number][] = ['unfilled', 'onCallUnfilled', 'undecided']

/** What came of a year: whom it is too much for, what is nobody's, where decisions pile up. */
export function Simulated({ year }: { year: SimulationOut }) {
  const { say } = useCheckWords()
  return (
    <>
      <p className="weak">{say('simulation.from', { from: year.weeks[0] ?? '', weeks: year.weeks.length })}</p>
      <dl className={styles.totals}>
        {TOTALS.map((each) => (
          <div key={each} className={SHOULD_BE_NONE.includes(each) && year.totals[each] > 0 ? styles.bad : ''}>
            <dt>{say(`simulation.totals.${each}`)}</dt>
            <dd>{year.totals[each]}</dd>
          </div>
        ))}
      </dl>
      <People people={year.people} />
      <Unfilled unfilled={year.unfilled} />
      <Approvals approvals={year.approvals} />
      <FairnessOf fairness={year.fairness} />
    </>
  )
}

interface Part<Item> {
  readonly title: string
  readonly none: string
  readonly items: readonly Item[]
  readonly keyOf: (item: Item) => string
  readonly columns: readonly [Column<Item>, ...Column<Item>[]]
}

function PartOf<Item>({ title, none, items, keyOf, columns }: Part<Item>) {
  return (
    <Card title={title}>
      {items.length === 0 ? (
        <p className="weak">{none}</p>
      ) : (
        <Records label={title} items={items} keyOf={keyOf} columns={columns} />
      )}
    </Card>
  )
}

type Person = SimulationOut['people'][number]
const meanOf = ({ hours }: Person): number =>
  Math.round((hours.reduce((sum, each) => sum + each, 0) / Math.max(1, hours.length)) * 10) / 10

function People({ people }: { people: readonly Person[] }) {
  const { say } = useCheckWords()
  return (
    <PartOf<Person>
      title={say('simulation.people')}
      none={say('simulation.allFilled')}
      items={people}
      keyOf={({ person }) => person.id}
      columns={[
        { name: say('simulation.person'), isShort: true, cell: ({ person }) => <strong>{person.name}</strong> },
        {
          name: say('simulation.curve'),
          cell: (each) => (
            <HoursDrawing
              name={each.person.name}
              hours={each.hours}
              mean={meanOf(each)}
              worst={Math.max(0, ...each.hours)}
            />
          ),
        },
        { name: say('simulation.mean'), cell: (each) => meanOf(each) },
        { name: say('simulation.worst'), cell: ({ hours }) => Math.max(0, ...hours) },
        { name: say('simulation.over'), cell: ({ weeksOver }) => weeksOver },
        {
          name: say('simulation.onCall'),
          isShort: true,
          cell: ({ onCallShare, onCallDays }) =>
            onCallDays === 0 ? '–' : say('simulation.share', { share: onCallShare, days: onCallDays }),
        },
        { name: say('simulation.away'), cell: ({ daysAway }) => daysAway },
      ]}
    />
  )
}

function Unfilled({ unfilled }: { unfilled: SimulationOut['unfilled'] }) {
  const { say, language } = useCheckWords()
  return (
    <PartOf<SimulationOut['unfilled'][number]>
      title={say('simulation.unfilled')}
      none={say('simulation.allFilled')}
      items={unfilled}
      keyOf={({ duty, kind }) => `${duty.id} ${kind}`}
      columns={[
        { name: say('simulation.duty'), cell: ({ duty }) => <strong>{duty.title[language]}</strong> },
        { name: say('simulation.position'), cell: ({ position }) => position.name[language] },
        { name: say('simulation.kind'), isShort: true, cell: ({ kind }) => say(`simulation.kinds.${kind}`) },
        {
          name: say('simulation.count'),
          isShort: true,
          cell: ({ count, of }) => say('simulation.countOf', { count, of }),
        },
        { name: say('simulation.firstDays'), cell: ({ on }) => on.join(' · ') },
      ]}
    />
  )
}

function Approvals({ approvals }: { approvals: SimulationOut['approvals'] }) {
  const { say, language } = useCheckWords()
  return (
    <PartOf<SimulationOut['approvals'][number]>
      title={say('simulation.approvals')}
      none={say('simulation.noApprovals')}
      items={approvals}
      keyOf={({ position }) => position.id}
      columns={[
        { name: say('simulation.position'), cell: ({ position }) => <strong>{position.name[language]}</strong> },
        { name: say('simulation.usual'), cell: ({ usual }) => usual },
        { name: say('simulation.most'), cell: ({ most }) => most },
        { name: say('simulation.capacity'), cell: ({ capacity }) => capacity },
        { name: say('simulation.behind'), cell: ({ weeksBehind }) => weeksBehind },
        { name: say('simulation.queue'), cell: ({ longestQueue }) => longestQueue },
      ]}
    />
  )
}

function FairnessOf({ fairness }: { fairness: SimulationOut['fairness'] }) {
  const { say, language } = useCheckWords()
  const said = ({ person, hours }: SimulationOut['fairness'][number]['least']) =>
    say('simulation.personHours', { name: person.name, hours })
  return (
    <PartOf<SimulationOut['fairness'][number]>
      title={say('simulation.fairness')}
      none={say('simulation.even')}
      items={fairness}
      keyOf={({ position }) => position.id}
      columns={[
        { name: say('simulation.position'), cell: ({ position }) => <strong>{position.name[language]}</strong> },
        { name: say('simulation.greatest'), cell: ({ most }) => said(most) },
        { name: say('simulation.least'), cell: ({ least }) => said(least) },
      ]}
    />
  )
}
