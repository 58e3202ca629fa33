import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { listObjectives, type ObjectiveSummary } from '../../../../functions/objective/objective.contract.ts'
import { useNow } from '../../lib/server-clock.ts'
import { useMay } from '../../lib/session.ts'
import { usePages } from '../../lib/use-api.ts'
import { At } from '../../ui/deadline.tsx'
import { Page } from '../../ui/page.tsx'
import { PagesOf } from '../../ui/pages-of.tsx'
import { PersonName } from '../../ui/person.tsx'
import { Records } from '../../ui/records.tsx'
import { TabBar } from '../../ui/tab-bar.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Empty } from '../../ui/waiting.tsx'
import { amountOf, StandingTag, targetOf } from './figures.tsx'
import { SetDialog } from './objective-dialogs.tsx'
import styles from './objectives.module.css'
import { Orphans } from './orphans.tsx'
import { useObjectiveWords } from './words.ts'

/** What is wanted this year, whether it is on track, and what hangs in the air. */
export function ObjectivesPage() {
  const { say } = useObjectiveWords()
  const { year } = useSearch({ from: '/objectives' })
  const navigate = useNavigate()
  const thisYear = Number(useNow('minute').slice(0, 4))
  const maySet = useMay('objective.set')
  const [isSetting, setSetting] = useState(false)
  const objectives = usePages(listObjectives, { query: { limit: 50, ...(year !== undefined && { year }) } })
  return (
    <Page
      title={say('title')}
      lead={say('lead')}
      {...(maySet && {
        actions: (
          <Button type="primary" onClick={() => setSetting(true)}>
            {say('set')}
          </Button>
        ),
      })}
    >
      <TabBar label={say('years')}>
        <Link to="/objectives" search={{}} activeOptions={{ exact: true, includeSearch: true }}>
          {say('open')}
        </Link>
        {[thisYear + 1, thisYear, thisYear - 1].map((each) => (
          <Link key={each} to="/objectives" search={{ year: each }}>
            {say('year', { year: each })}
          </Link>
        ))}
      </TabBar>
      <PagesOf pages={objectives} empty={<Empty icon="policy" title={say('empty')} />}>
        {(items) => <ObjectiveList items={items} />}
      </PagesOf>
      <Orphans />
      {isSetting && (
        <SetDialog
          year={year ?? thisYear}
          onClose={() => setSetting(false)}
          onDone={(id) => void navigate({ to: '/objectives/$id', params: { id } })}
        />
      )}
    </Page>
  )
}

function ObjectiveList({ items }: { items: readonly ObjectiveSummary[] }) {
  const { say, language } = useObjectiveWords()
  return (
    <Records<ObjectiveSummary>
      label={say('label')}
      items={items}
      keyOf={({ id }) => id}
      columns={[
        {
          name: say('objective'),
          cell: ({ id, title, measure }) => (
            <>
              <Link to="/objectives/$id" params={{ id }} className={styles.name ?? ''}>
                {title[language]}
              </Link>
              <span className={styles.below}>{measure.name[language]}</span>
            </>
          ),
        },
        { name: say('owner'), cell: ({ owner }) => owner.name[language] },
        { name: say('target'), isShort: true, cell: ({ measure }) => targetOf(measure) },
        {
          name: say('latest'),
          isShort: true,
          cell: ({ latest, measure }) => latest !== null && `${amountOf(latest.value, measure)} · ${latest.on}`,
        },
        { name: say('state'), isShort: true, cell: (objective) => <StandingTag objective={objective} /> },
        { name: say('owed'), cell: ({ owed }) => owed !== null && <Owed owed={owed} /> },
      ]}
    />
  )
}

function Owed({ owed }: { owed: NonNullable<ObjectiveSummary['owed']> }) {
  const { say } = useObjectiveWords()
  const { what, period, accountable, dueAt, isOverdue } = owed
  return (
    <>
      <PersonName person={accountable} /> · {say(`owes.${what}`, { period: period ?? '' })}
      <span className={styles.below}>
        <At instant={dueAt} /> {isOverdue && <Tag tone="bad">!</Tag>}
      </span>
    </>
  )
}
