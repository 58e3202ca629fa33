import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { CHANGE_STATUSES, type ChangeSummary, listChanges } from '../../../../functions/change/change.contract.ts'
import { useMay, useMe } from '../../lib/session.ts'
import { usePages } from '../../lib/use-api.ts'
import { Deadline } from '../../ui/deadline.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Page } from '../../ui/page.tsx'
import { PagesOf } from '../../ui/pages-of.tsx'
import { PersonName } from '../../ui/person.tsx'
import { Records } from '../../ui/records.tsx'
import { TabBar } from '../../ui/tab-bar.tsx'
import { RiskTag, StatusTag } from '../../ui/tag.tsx'
import { Empty } from '../../ui/waiting.tsx'
import { useUiWords } from '../../ui/words.ts'
import styles from './list-page.module.css'
import { Range } from './range.tsx'
import { useChangeWords } from './words.ts'

const EVERY_SECONDS = 60
const route = getRouteApi('/changes')

export function ChangeListPage() {
  const { say, language } = useChangeWords()
  const { view: wanted } = route.useSearch()
  const { person } = useMe()
  const mayRaise = useMay('change.raise')
  // Whoever has no position sees only what they asked for.
  const isStaff = person.positions.length > 0
  const view = isStaff ? wanted : 'mine'
  const query = view === undefined ? {} : view === 'mine' ? { requester: 'me' } : { status: view }
  const changes = usePages(listChanges, { query }, { everySeconds: EVERY_SECONDS })

  return (
    <Page
      title={say('list.title')}
      lead={say('list.lead')}
      {...(mayRaise && {
        actions: (
          <LinkButton to="/changes/new" isPrimary>
            {say('list.raise')}
          </LinkButton>
        ),
      })}
    >
      {isStaff && <Views />}
      <PagesOf pages={changes} empty={<Empty icon="change" title={say('list.empty')} />}>
        {(items) => (
          <Records<ChangeSummary>
            label={say('list.label')}
            items={items}
            keyOf={({ id }) => id}
            columns={[
              { name: say('list.change'), cell: (change) => <NumberAndTitle change={change} /> },
              { name: say('list.status'), cell: ({ status }) => <StatusTag status={status} /> },
              { name: say('list.risk'), cell: ({ risk }) => <RiskTag risk={risk} /> },
              { name: say('list.service'), isShort: true, cell: ({ service }) => service.name[language] },
              { name: say('list.owner'), cell: (change) => <Owner change={change} /> },
              { name: say('list.window'), cell: ({ releaseWindow }) => <Range {...releaseWindow} /> },
              { name: say('list.requester'), cell: ({ requester }) => <PersonName person={requester} /> },
            ]}
          />
        )}
      </PagesOf>
    </Page>
  )
}

function Views() {
  const { say } = useChangeWords()
  return (
    <div className={styles.views}>
      <TabBar label={say('list.views')}>
        <Link to="/changes" search={{}} activeOptions={{ exact: true, explicitUndefined: true }}>
          {say('list.all')}
        </Link>
        <Link to="/changes" search={{ view: 'mine' }}>
          {say('list.mine')}
        </Link>
      </TabBar>
      <StatusFilter />
    </div>
  )
}

function NumberAndTitle({ change: { id, number, title } }: { change: ChangeSummary }) {
  return (
    <div className={styles.change}>
      <span className="weak">{number}</span>
      <Link to="/changes/$id" params={{ id }}>
        {title}
      </Link>
    </div>
  )
}

function Owner({ change: { accountable, dueAt } }: { change: ChangeSummary }) {
  const { say } = useChangeWords()
  if (accountable === null) return <span className="weak">{say('list.nobody')}</span>
  return (
    <div className={styles.owner}>
      <PersonName person={accountable} />
      {dueAt !== null && <Deadline dueAt={dueAt} />}
    </div>
  )
}

function StatusFilter() {
  const { say } = useChangeWords()
  const { say: sayUi } = useUiWords()
  const { view } = route.useSearch()
  const navigate = useNavigate()
  return (
    <label className={styles.filter}>
      {say('list.status')}
      <select
        value={view === undefined || view === 'mine' ? '' : view}
        onChange={({ target }) => {
          const status = CHANGE_STATUSES.find((each) => each === target.value)
          void navigate({ to: '/changes', search: status === undefined ? {} : { view: status } })
        }}
      >
        <option value="">{say('list.anyStatus')}</option>
        {CHANGE_STATUSES.map((status) => (
          <option key={status} value={status}>
            {sayUi(`statuses.${status}`)}
          </option>
        ))}
      </select>
    </label>
  )
}
