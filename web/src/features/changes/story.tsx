import { type ChangeOut, readTimeline, type TimelineEntry } from '../../../../functions/change/change.contract.ts'
import { usePages } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { CaseStory } from '../../ui/case-story.tsx'
import { PagesOf } from '../../ui/pages-of.tsx'
import { useUiWords } from '../../ui/words.ts'
import { Remark } from './remark.tsx'
import { useChangeWords } from './words.ts'

const PAGE = 100

/** Who did what, when, by which authority, oldest first; and the place to add a remark. */
export function Story({ change }: { change: ChangeOut }) {
  const { say, name } = useChangeWords()
  const entries = usePages(readTimeline, { params: { id: change.id }, query: { limit: PAGE } })
  const mayComment = change.actions.some(({ action, may }) => action === 'comment' && may)
  return (
    <Card title={say('page.story')}>
      <PagesOf pages={entries} empty={null}>
        {(items) => (
          <CaseStory
            entries={items}
            nameOf={(did, { what: { outcome } }) =>
              did === 'change.closed' && typeof outcome === 'string'
                ? `${name('story', did)} · ${name('outcomes', outcome)}`
                : name('story', did)
            }
            aboutOf={({ door, grant }) => (
              <>
                <span>{name('doors', door)}</span>
                <Grant grant={grant} />
              </>
            )}
          />
        )}
      </PagesOf>
      {mayComment && <Remark id={change.id} />}
    </Card>
  )
}

/** The authority that was used, and where it came from. */
function Grant({ grant }: Pick<TimelineEntry, 'grant'>) {
  const { say } = useChangeWords()
  const { name } = useUiWords()
  if (grant === null || grant.via === 'clock') return null
  const { position, via } = grant
  if (via === 'relation') return <span>{say('grant.relation')}</span>
  const authority = name('authorities', grant.authority.replace('.', '_'))
  if (position === null) return <span>{say('grant.plain', { authority })}</span>
  return <span>{say('grant.position', { authority, position, via: name('via', via) })}</span>
}
