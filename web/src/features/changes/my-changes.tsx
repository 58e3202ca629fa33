import { listChanges } from '../../../../functions/change/change.contract.ts'
import { usePages } from '../../lib/use-api.ts'
import { PagesOf } from '../../ui/pages-of.tsx'
import { Empty } from '../../ui/waiting.tsx'
import { ChangeRecords } from './change-records.tsx'
import { useChangeWords } from './words.ts'

const EVERY_SECONDS = 60
const MINE = { query: { requester: 'me' } }

/** The changes somebody asked for, whoever works on them. */
export function MyChanges() {
  const { say } = useChangeWords()
  const changes = usePages(listChanges, MINE, { everySeconds: EVERY_SECONDS })
  return (
    <PagesOf
      pages={changes}
      empty={
        <Empty icon="change" title={say('list.noneMine')}>
          <p>{say('list.askGroup')}</p>
        </Empty>
      }
    >
      {(items) => <ChangeRecords items={items} />}
    </PagesOf>
  )
}
