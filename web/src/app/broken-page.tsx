import { Button } from 'antd'
import { Page } from '../ui/page.tsx'
import { useAppWords } from './words.ts'

/** In place of a page that failed to draw, or whose script is gone because a newer portal was deployed. */
export function BrokenPage() {
  const { say } = useAppWords()
  return (
    <Page title={say('broken.title')} lead={say('broken.text')}>
      <div>
        <Button type="primary" onClick={() => window.location.reload()}>
          {say('broken.reload')}
        </Button>
      </div>
    </Page>
  )
}
