import { Button } from 'antd'
import type { ItemOut } from '../../../../functions/access-review/parts.contract.ts'
import { keepMany } from '../../../../functions/access-review/review-package.contract.ts'
import { useNews } from '../../lib/news.ts'
import type { ApiProblem } from '../../lib/problem.ts'
import { useMe } from '../../lib/session.ts'
import { useAct } from '../../lib/use-api.ts'
import { Note, ProblemNote } from '../../ui/note.tsx'
import { isShown } from './choice.ts'
import styles from './items.module.css'
import { useReviewWords } from './words.ts'

/** As many as one call decides. */
const MOST_AT_ONCE = 80

interface BulkKeepProps {
  readonly pack: string
  readonly items: readonly ItemOut[]
  readonly picked: ReadonlySet<string>
  readonly unsafe: ReadonlySet<string>
  readonly onPicked: (picked: ReadonlySet<string>) => void
  readonly onUnsafe: (unsafe: ReadonlySet<string>) => void
}

/** Keeps several at once. Which may be, the server decides; those it would not are marked. */
export function BulkKeep({ pack, items, picked, unsafe, onPicked, onUnsafe }: BulkKeepProps) {
  const { say } = useReviewWords()
  const { tell } = useNews()
  const me = useMe().person.id
  const keep = useAct(keepMany, {
    onDone: () => {
      tell(say('bulk.done', { count: picked.size }))
      onPicked(new Set())
      onUnsafe(new Set())
    },
  })
  const safe = items.filter((item) => isShown(item, 'safe', me)).map(({ entitlement }) => entitlement)
  const refused = [...unsafe].filter((each) => picked.has(each))
  return (
    <>
      <div className={styles.tools}>
        <div className={styles.filters}>
          {safe.length > 0 && (
            <Button onClick={() => onPicked(new Set(safe.slice(0, MOST_AT_ONCE)))}>
              {say('bulk.pickSafe', { count: safe.length })}
            </Button>
          )}
          {picked.size > 0 && (
            <>
              <Button
                type="primary"
                loading={keep.isPending}
                disabled={picked.size > MOST_AT_ONCE}
                onClick={() =>
                  keep.mutate(
                    { params: { id: pack }, body: { entitlements: [...picked], verdict: 'keep' } },
                    { onError: (problem) => onUnsafe(new Set(namedIn(problem))) },
                  )
                }
              >
                {say('bulk.keep', { count: picked.size })}
              </Button>
              <Button onClick={() => onPicked(new Set())}>{say('bulk.clear')}</Button>
            </>
          )}
        </div>
        <p className={styles.keys}>{say('items.keys')}</p>
      </div>
      {picked.size > MOST_AT_ONCE && <Note tone="warn">{say('bulk.tooMany', { most: MOST_AT_ONCE })}</Note>}
      {refused.length > 0 ? (
        <Note tone="bad" isAlert>
          <p>{say('bulk.refused', { count: refused.length })}</p>
          <p>{say('bulk.safeMeans')}</p>
          <Button size="small" onClick={() => onPicked(new Set([...picked].filter((each) => !unsafe.has(each))))}>
            {say('bulk.leaveOut')}
          </Button>
        </Note>
      ) : (
        keep.error !== null && picked.size > 0 && unsafe.size === 0 && <ProblemNote problem={keep.error} />
      )}
    </>
  )
}

/** Which entitlements a refusal is about. */
const namedIn = ({ evidence: { entitlements } }: ApiProblem): string[] =>
  Array.isArray(entitlements) ? entitlements.filter((each) => typeof each === 'string') : []
