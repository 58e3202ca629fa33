import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { MissingPartError } from '../lib/late.ts'
import { Page } from '../ui/page.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { loadAnewOnce } from './newer-portal.ts'
import { useAppWords } from './words.ts'

/** In place of a page that failed to draw, or whose script is gone: that is loaded anew by itself, once. */
export function BrokenPage({ error }: { error: unknown }) {
  const { say } = useAppWords()
  const isMissing = error instanceof MissingPartError
  const [isLeaving, setLeaving] = useState(isMissing)
  useEffect(() => {
    if (isMissing) void loadAnewOnce().then(setLeaving)
  }, [isMissing])

  const kind = isMissing ? 'missing' : 'broken'
  if (isLeaving) {
    return (
      <Page title={say('missing.loading')}>
        <Waiting />
      </Page>
    )
  }
  return (
    <Page title={say(`${kind}.title`)} lead={say(`${kind}.text`)}>
      <div>
        <Button type="primary" onClick={() => window.location.reload()}>
          {say(`${kind}.reload`)}
        </Button>
      </div>
    </Page>
  )
}
