import { Link } from '@tanstack/react-router'
import { TabBar } from '../../ui/tab-bar.tsx'
import { useAlertWords } from './words.ts'

/** Between the pages about alerts. */
export function AlertTabs() {
  const { say } = useAlertWords()
  return (
    <TabBar label={say('tabs')}>
      <Link to="/alerts" activeOptions={{ exact: true, includeSearch: false }}>
        {say('tab.alerts')}
      </Link>
      <Link to="/alerts/silences">{say('tab.silences')}</Link>
      <Link to="/alerts/heartbeats">{say('tab.heartbeats')}</Link>
      <Link to="/alerts/rules">{say('tab.rules')}</Link>
      <Link to="/alerts/sources">{say('tab.sources')}</Link>
    </TabBar>
  )
}
