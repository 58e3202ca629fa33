import { Link } from '@tanstack/react-router'
import { TabBar } from '../../ui/tab-bar.tsx'
import { usePagingWords } from './words.ts'

/** Between the pages about who is reached. */
export function ReachabilityTabs() {
  const { say } = usePagingWords()
  return (
    <TabBar label={say('reachability.tabs')}>
      <Link to="/reachability" activeOptions={{ exact: true }}>
        {say('reachability.tab.onCall')}
      </Link>
      <Link to="/reachability/people">{say('reachability.tab.people')}</Link>
      <Link to="/reachability/channels">{say('reachability.tab.channels')}</Link>
    </TabBar>
  )
}
