import { getRouteApi, Link } from '@tanstack/react-router'
import { listObligations } from '../../../../functions/obligation/obligation.contract.ts'
import { useMay } from '../../lib/session.ts'
import { usePages } from '../../lib/use-api.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { Page } from '../../ui/page.tsx'
import { PagesOf } from '../../ui/pages-of.tsx'
import { TabBar } from '../../ui/tab-bar.tsx'
import { Empty } from '../../ui/waiting.tsx'
import { Counts } from './counts.tsx'
import { ObligationCards } from './obligation-cards.tsx'
import { useObligationWords } from './words.ts'

const EVERY_SECONDS = 30
const home = getRouteApi('/')

/** Home: what I owe, most pressing first. */
export function ObligationsPage() {
  const { say } = useObligationWords()
  const { tab = 'open' } = home.useSearch()
  const mayRaise = useMay('change.raise')
  const open = usePages(listObligations, { query: { status: 'open' } }, { everySeconds: EVERY_SECONDS })
  const offered = usePages(listObligations, { query: { status: 'offered' } }, { everySeconds: EVERY_SECONDS })
  const closed = usePages(listObligations, { query: { status: 'closed' } }, { enabled: tab === 'closed' })
  const shown = { open, offered, closed }[tab]

  return (
    <Page
      title={say('title')}
      lead={say('lead')}
      {...(mayRaise && {
        actions: (
          <LinkButton to="/changes/new" isPrimary>
            {say('raise')}
          </LinkButton>
        ),
      })}
    >
      <Counts open={open} offered={offered} />
      <TabBar label={say('tabs.label')}>
        <Link to="/" search={{}} activeOptions={{ exact: true, explicitUndefined: true }}>
          {say('tabs.open')}
        </Link>
        <Link to="/" search={{ tab: 'offered' }}>
          {say('tabs.offered')}
        </Link>
        <Link to="/" search={{ tab: 'closed' }}>
          {say('tabs.closed')}
        </Link>
      </TabBar>
      <PagesOf
        pages={shown}
        empty={
          <Empty icon="check" title={say(`empty.${tab}`)}>
            {tab === 'open' && <p>{say('empty.openText')}</p>}
          </Empty>
        }
      >
        {(items) => <ObligationCards label={say(`tabs.${tab}`)} items={items} inGroups={tab === 'open'} />}
      </PagesOf>
    </Page>
  )
}
