import { LinkButton } from '../ui/link-button.tsx'
import { Page } from '../ui/page.tsx'
import { useAppWords } from './words.ts'

export function LostPage() {
  const { say } = useAppWords()
  return (
    <Page title={say('lost.title')} lead={say('lost.text')}>
      <div>
        <LinkButton to="/">{say('lost.home')}</LinkButton>
      </div>
    </Page>
  )
}
