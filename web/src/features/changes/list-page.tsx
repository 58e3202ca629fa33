import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { CHANGE_STATUSES, listChanges } from '../../../../functions/change/change.contract.ts'
import { useIsStaff, useMay } from '../../lib/session.ts'
import { usePages } from '../../lib/use-api.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { ListFilter, ListViews } from '../../ui/list-views.tsx'
import { Page } from '../../ui/page.tsx'
import { PagesOf } from '../../ui/pages-of.tsx'
import { Empty } from '../../ui/waiting.tsx'
import { useUiWords } from '../../ui/words.ts'
import { ChangeRecords } from './change-records.tsx'
import { MyChanges } from './my-changes.tsx'
import { useChangeWords } from './words.ts'

const EVERY_SECONDS = 60
const route = getRouteApi('/changes')

export function ChangeListPage() {
  const { say } = useChangeWords()
  const { view } = route.useSearch()
  const mayRaise = useMay('change.raise')
  // Whoever has no position sees only what they asked for.
  const isStaff = useIsStaff()

  return (
    <Page
      title={say('list.title')}
      lead={say(isStaff ? 'list.lead' : 'list.leadMine')}
      {...(mayRaise && {
        actions: (
          <LinkButton to="/changes/new" isPrimary>
            {say('list.raise')}
          </LinkButton>
        ),
      })}
    >
      {isStaff && <Views />}
      {isStaff && view !== 'mine' ? <Everybodys status={view} /> : <MyChanges />}
    </Page>
  )
}

function Everybodys({ status }: { status: (typeof CHANGE_STATUSES)[number] | undefined }) {
  const { say } = useChangeWords()
  const query = status === undefined ? {} : { status }
  const changes = usePages(listChanges, { query }, { everySeconds: EVERY_SECONDS })
  return (
    <PagesOf pages={changes} empty={<Empty icon="change" title={say('list.empty')} />}>
      {(items) => <ChangeRecords items={items} />}
    </PagesOf>
  )
}

function Views() {
  const { say } = useChangeWords()
  return (
    <ListViews label={say('list.views')} filter={<StatusFilter />}>
      <Link to="/changes" search={{}} activeOptions={{ exact: true, explicitUndefined: true }}>
        {say('list.all')}
      </Link>
      <Link to="/changes" search={{ view: 'mine' }}>
        {say('list.mine')}
      </Link>
    </ListViews>
  )
}

function StatusFilter() {
  const { say } = useChangeWords()
  const { say: sayUi } = useUiWords()
  const { view } = route.useSearch()
  const navigate = useNavigate()
  return (
    <ListFilter
      label={say('list.status')}
      any={say('list.anyStatus')}
      value={view === undefined || view === 'mine' ? '' : view}
      choices={CHANGE_STATUSES.map((status) => ({ value: status, label: sayUi(`statuses.${status}`) }))}
      onChange={(value) => {
        const status = CHANGE_STATUSES.find((each) => each === value)
        void navigate({ to: '/changes', search: status === undefined ? {} : { view: status } })
      }}
    />
  )
}
