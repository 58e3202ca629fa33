import { Link } from '@tanstack/react-router'
import { TabBar } from '../../ui/tab-bar.tsx'
import { useOnCallWords } from './words.ts'

export function OnCallTabs() {
  const { say } = useOnCallWords()
  return (
    <TabBar label={say('views')}>
      <Link to="/on-call" activeOptions={{ exact: true }}>
        {say('tabs.now')}
      </Link>
      <Link to="/on-call/mine">{say('tabs.mine')}</Link>
    </TabBar>
  )
}
