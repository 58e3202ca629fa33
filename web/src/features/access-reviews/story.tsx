import type { readReviewTimeline } from '../../../../functions/access-review/access-review.contract.ts'
import type { readPackageTimeline } from '../../../../functions/access-review/review-package.contract.ts'
import { usePages } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { CaseStory } from '../../ui/case-story.tsx'
import { PagesOf } from '../../ui/pages-of.tsx'
import { useReviewWords } from './words.ts'

interface StoryProps {
  readonly route: typeof readReviewTimeline | typeof readPackageTimeline
  readonly id: string
}

/** Who did what with a review, or with one reviewer's part of it. */
export function Story({ route, id }: StoryProps) {
  const { say, name } = useReviewWords()
  const entries = usePages(route, { params: { id }, query: { limit: 100 } })
  return (
    <Card title={say('review.story')}>
      <PagesOf pages={entries} empty={null}>
        {(items) => <CaseStory entries={items} nameOf={(did) => name('did', did)} />}
      </PagesOf>
    </Card>
  )
}
