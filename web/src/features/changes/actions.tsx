import { Button } from 'antd'
import { Suspense, useState } from 'react'
import type { ChangeOut } from '../../../../functions/change/change.contract.ts'
import { late } from '../../lib/late.ts'
import { sayInstant } from '../../lib/say-time.ts'
import { useNow } from '../../lib/server-clock.ts'
import { useMe, useTimeZone } from '../../lib/session.ts'
import { Card } from '../../ui/card.tsx'
import { Note } from '../../ui/note.tsx'
import styles from './actions.module.css'
import { useChangeWords } from './words.ts'

export type Action = ChangeOut['actions'][number]['action']
/** What a dialog asks for; editing has a page of its own and a comment is written under the story. */
export type DialogAction = Exclude<Action, 'edit' | 'comment'>

const ActionDialog = late(async () => (await import('./action-dialog.tsx')).ActionDialog)

const hasDialog = (action: Action): action is DialogAction => action !== 'edit' && action !== 'comment'
/** The code of a release that only its window is still closed for. */
const WAITS = 'window-not-open'
/** Not what a change is for. */
const ENDS_IT: readonly Action[] = ['reject', 'cancel', 'back-out']

/** Exactly what the server says I may do now, and why not what I may not. */
export function Actions({ change }: { change: ChangeOut }) {
  const { say, language } = useChangeWords()
  const { person } = useMe()
  const timeZone = useTimeZone()
  const now = useNow('minute')
  const [opened, open] = useState<DialogAction>()
  const allowed = change.actions.flatMap(({ action, may }) => (may && hasDialog(action) ? [action] : []))
  const refused = change.actions.filter(({ may }) => !may)
  const waitsForWindow =
    change.accountable?.id === person.id && refused.some(({ action, code }) => action === 'release' && code === WAITS)
  return (
    <Card title={say('actions.title')}>
      {waitsForWindow && (
        <Note tone="info">
          {say('actions.opens', { at: sayInstant(change.releaseWindow.from, timeZone, language, now) })}
        </Note>
      )}
      {allowed.length === 0 && !waitsForWindow && <p className={styles.nothing}>{say('actions.nothing')}</p>}
      <div className={styles.actions}>
        {allowed.map((action) => (
          <Button
            key={action}
            block
            type={ENDS_IT.includes(action) ? 'default' : 'primary'}
            danger={action === 'reject'}
            onClick={() => open(action)}
            onFocus={ActionDialog.ahead}
            onMouseEnter={ActionDialog.ahead}
          >
            {say(`actions.${action}`)}
          </Button>
        ))}
      </div>
      {refused.length > 0 && (
        <details className={styles.refused}>
          <summary>{say('actions.refused')}</summary>
          <dl>
            {refused.map(({ action, reason }) => (
              <div key={action}>
                <dt>{say(`actions.${action}`)}</dt>
                <dd>{reason}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      <Suspense>
        {opened !== undefined && (
          <ActionDialog.Component action={opened} change={change} onClose={() => open(undefined)} />
        )}
      </Suspense>
    </Card>
  )
}
