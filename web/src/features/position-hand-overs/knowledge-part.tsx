import { Button } from 'antd'
import { Suspense, useState } from 'react'
import {
  type HandOverOut,
  recordKnowledge,
} from '../../../../functions/position-hand-over/position-hand-over.contract.ts'
import { late } from '../../lib/late.ts'
import { useAct } from '../../lib/use-api.ts'
import { ActProblem } from '../../ui/note.tsx'
import { KnowledgeItems } from './knowledge-items.tsx'
import { type KnowledgeItem, written } from './knowledge-written.ts'
import styles from './parts.module.css'
import { useHandOverWords } from './words.ts'

const KnowledgeForm = late(async () => (await import('./knowledge-form.tsx')).KnowledgeForm)
const NothingDialog = late(async () => (await import('./reason-dialogs.tsx')).NothingDialog)

/** What the successor has to know: written one by one, or why there is nothing. */
export function KnowledgePart({ of, mayDecide }: { of: HandOverOut; mayDecide: boolean }) {
  const { say } = useHandOverWords()
  const [shown, show] = useState<KnowledgeItem | 'new' | 'nothing'>()
  const remove = useAct(recordKnowledge)
  const { id, version, knowledge } = of
  const { items } = knowledge
  const close = () => show(undefined)
  if (!mayDecide) return <KnowledgeItems knowledge={knowledge} />
  if (shown !== undefined && shown !== 'nothing') {
    return (
      <Suspense>
        <KnowledgeForm.Component of={of} item={shown === 'new' ? undefined : shown} onClose={close} />
      </Suspense>
    )
  }
  return (
    <>
      <KnowledgeItems
        knowledge={knowledge}
        actionsOf={(item) => (
          <div className={styles.buttons}>
            <Button aria-label={say('knowledge.editOf', { title: item.title })} onClick={() => show(item)}>
              {say('knowledge.edit')}
            </Button>
            <Button
              aria-label={say('knowledge.removeOf', { title: item.title })}
              loading={remove.isPending}
              onClick={() =>
                remove.mutate({
                  params: { id },
                  ifMatch: version,
                  body: { items: items.filter((each) => each !== item).map(written) },
                })
              }
            >
              {say('knowledge.remove')}
            </Button>
          </div>
        )}
      />
      <ActProblem problem={remove.error} />
      <div className={styles.buttons}>
        <Button onClick={() => show('new')} onFocus={KnowledgeForm.ahead} onMouseEnter={KnowledgeForm.ahead}>
          {say('knowledge.add')}
        </Button>
        {items.length === 0 && (
          <Button onClick={() => show('nothing')} onFocus={NothingDialog.ahead} onMouseEnter={NothingDialog.ahead}>
            {say('knowledge.nothingOpen')}
          </Button>
        )}
      </div>
      <Suspense>{shown === 'nothing' && <NothingDialog.Component of={of} onClose={close} />}</Suspense>
    </>
  )
}
