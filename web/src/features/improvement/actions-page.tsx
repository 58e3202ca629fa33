import { getRouteApi, Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { Suspense, useState } from 'react'
import { listActions } from '../../../../functions/improvement/action.contract.ts'
import { late } from '../../lib/late.ts'
import { usePages } from '../../lib/use-api.ts'
import { Page } from '../../ui/page.tsx'
import { PagesOf } from '../../ui/pages-of.tsx'
import { TabBar } from '../../ui/tab-bar.tsx'
import { Empty } from '../../ui/waiting.tsx'
import { ActionRecords } from './action-records.tsx'
import { useImprovementWords } from './words.ts'

const RaiseDialog = late(async () => (await import('./raise-action-dialog.tsx')).RaiseActionDialog)
const route = getRouteApi('/improvement-actions')
const LISTS = ['open', 'done', 'verified', 'late', 'over'] as const
type List = (typeof LISTS)[number] | undefined

const queryFor = (list: List) =>
  list === undefined ? {} : list === 'late' || list === 'over' ? { which: list } : { status: list }

/** What is done so that it happens less: to be done, to be verified, waiting for its check, late. */
export function ActionsPage() {
  const { say } = useImprovementWords()
  const { list } = route.useSearch()
  const [isRaising, setRaising] = useState(false)
  const actions = usePages(listActions, { query: queryFor(list) })
  return (
    <Page
      title={say('actions.title')}
      lead={say('actions.lead')}
      actions={
        <Button type="primary" onPointerEnter={RaiseDialog.ahead} onClick={() => setRaising(true)}>
          {say('actions.raise')}
        </Button>
      }
    >
      <TabBar label={say('actions.views')}>
        <Link to="/improvement-actions" search={{}} activeOptions={{ exact: true, explicitUndefined: true }}>
          {say('actions.lists.going')}
        </Link>
        {LISTS.map((each) => (
          <Link key={each} to="/improvement-actions" search={{ list: each }}>
            {say(`actions.lists.${each}`)}
          </Link>
        ))}
      </TabBar>
      <PagesOf
        pages={actions}
        empty={
          <Empty icon="check" title={say('actions.empty')}>
            {say('actions.emptyText')}
          </Empty>
        }
      >
        {(items) => <ActionRecords items={items} />}
      </PagesOf>
      <Suspense>{isRaising && <RaiseDialog.Component onClose={() => setRaising(false)} />}</Suspense>
    </Page>
  )
}
