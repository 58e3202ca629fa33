import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { listSystems } from '../../../../functions/entitlement/catalogue.contract.ts'
import { listEntitlements } from '../../../../functions/entitlement/entitlement.contract.ts'
import { usePages, useWhole } from '../../lib/use-api.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { ListFilter, ListViews } from '../../ui/list-views.tsx'
import { Page } from '../../ui/page.tsx'
import { PagesOf } from '../../ui/pages-of.tsx'
import { Empty } from '../../ui/waiting.tsx'
import { BreakGlassDialog } from './break-glass-dialog.tsx'
import { EntitlementRecords } from './entitlement-records.tsx'
import { RequestDialog } from './request-dialog.tsx'
import { useEntitlementWords } from './words.ts'

const route = getRouteApi('/entitlements')
const VIEWS = ['requested', 'approved', 'active', 'ending', 'revoking'] as const

/** What I have, what waits for whom, and who has what on a system. */
export function EntitlementsPage() {
  const { say } = useEntitlementWords()
  const { view, system } = route.useSearch()
  const [dialog, setDialog] = useState<'ask' | 'glass'>()
  const found = usePages(listEntitlements, { query: queryOf(view, system) })
  const isMine = view === undefined && system === undefined
  return (
    <Page
      title={say('title')}
      lead={say('lead')}
      actions={
        <>
          <Button type="primary" onClick={() => setDialog('ask')}>
            {say('ask')}
          </Button>
          <Button danger onClick={() => setDialog('glass')}>
            {say('breakGlass')}
          </Button>
          <LinkButton to="/entitlements/catalogue">{say('catalogue')}</LinkButton>
        </>
      }
    >
      <Views />
      <PagesOf
        pages={found}
        empty={
          <Empty icon="token" title={say(isMine ? 'empty.mine' : 'empty.other')}>
            {say(isMine ? 'empty.mineText' : 'empty.otherText')}
          </Empty>
        }
      >
        {(items) => <EntitlementRecords items={items} />}
      </PagesOf>
      {dialog === 'ask' && <RequestDialog onClose={() => setDialog(undefined)} />}
      {dialog === 'glass' && <BreakGlassDialog onClose={() => setDialog(undefined)} />}
    </Page>
  )
}

function queryOf(view: (typeof VIEWS)[number] | undefined, system: string | undefined) {
  if (system !== undefined) return { system }
  if (view === undefined) return { person: 'me' }
  return view === 'ending' ? { endsWithinDays: 30 } : { status: view }
}

function Views() {
  const { say, language } = useEntitlementWords()
  const { system } = route.useSearch()
  const navigate = useNavigate()
  const systems = useWhole(listSystems, { query: { limit: 100 } })
  return (
    <ListViews
      label={say('views.label')}
      filter={
        <ListFilter
          label={say('bySystem')}
          any={say('anySystem')}
          value={system ?? ''}
          choices={systems.map(({ id, name }) => ({ value: id, label: name[language] }))}
          onChange={(value) => void navigate({ to: '/entitlements', search: value === '' ? {} : { system: value } })}
        />
      }
    >
      <Link to="/entitlements" search={{}} activeOptions={{ exact: true, explicitUndefined: true }}>
        {say('views.mine')}
      </Link>
      {VIEWS.map((each) => (
        <Link key={each} to="/entitlements" search={{ view: each }}>
          {say(`views.${each}`)}
        </Link>
      ))}
    </ListViews>
  )
}
