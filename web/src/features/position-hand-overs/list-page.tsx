import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Suspense } from 'react'
import { listPositionHandOvers } from '../../../../functions/position-hand-over/position-hand-over.contract.ts'
import { readPosition } from '../../../../functions/responsibility/responsibility.contract.ts'
import { late } from '../../lib/late.ts'
import { useMayHandOver } from '../../lib/leads.ts'
import { useApi, usePages } from '../../lib/use-api.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { Page } from '../../ui/page.tsx'
import { PagesOf } from '../../ui/pages-of.tsx'
import { TabBar } from '../../ui/tab-bar.tsx'
import { Empty } from '../../ui/waiting.tsx'
import { HandOverRecords } from './hand-over-records.tsx'
import { useHandOverWords } from './words.ts'

const StartDialog = late(async () => (await import('./start-dialog.tsx')).StartDialog)

const route = getRouteApi('/position-hand-overs')

/** The hand-overs I give or receive, or those of one position; and where one is started. */
export function HandOversPage() {
  const { say, language } = useHandOverWords()
  const { position, view, from, start = false } = route.useSearch()
  const navigate = useNavigate()
  const mayHandOver = useMayHandOver()
  const of = useApi(readPosition, { params: { id: position ?? '' } }, { enabled: position !== undefined })
  const found = usePages(listPositionHandOvers, { query: queryOf(position, view) })
  const here = { ...(position && { position }), ...(view && { view }) }
  const name = of.data?.name[language]
  return (
    <Page
      title={name === undefined ? say('title') : say('ofPosition', { position: name })}
      lead={say('lead')}
      {...(position !== undefined && { above: <Link to="/position-hand-overs">{say('all')}</Link> })}
      {...(mayHandOver(of.data) && {
        actions: (
          <LinkButton
            to="/position-hand-overs"
            search={{ ...here, start: true }}
            isPrimary
            onFocus={StartDialog.ahead}
            onMouseEnter={StartDialog.ahead}
          >
            {say('start.open')}
          </LinkButton>
        ),
      })}
    >
      {position === undefined && <Views />}
      <PagesOf
        pages={found}
        empty={
          <Empty icon="handOver" title={say(`empty.${position !== undefined ? 'other' : (view ?? 'mine')}`)}>
            {say('emptyText')}
          </Empty>
        }
      >
        {(items) => <HandOverRecords items={items} />}
      </PagesOf>
      <Suspense>
        {start && (
          <StartDialog.Component
            position={position}
            from={from}
            onClose={() => void navigate({ to: '/position-hand-overs', search: here, replace: true })}
          />
        )}
      </Suspense>
    </Page>
  )
}

function queryOf(position: string | undefined, view: 'open' | undefined) {
  if (position !== undefined) return { position }
  return view === undefined ? { person: 'me' } : { status: view }
}

function Views() {
  const { say } = useHandOverWords()
  return (
    <TabBar label={say('views.label')}>
      <Link to="/position-hand-overs" search={{}} activeOptions={{ exact: true, explicitUndefined: true }}>
        {say('views.mine')}
      </Link>
      <Link to="/position-hand-overs" search={{ view: 'open' }}>
        {say('views.open')}
      </Link>
    </TabBar>
  )
}
