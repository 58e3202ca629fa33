import { Button } from 'antd'
import { Suspense, useState } from 'react'
import type { listParked } from '../../../../functions/outbox/outbox.contract.ts'
import type { Answer } from '../../lib/api.ts'
import { late } from '../../lib/late.ts'
import { sayInstant } from '../../lib/say-time.ts'
import { useNow } from '../../lib/server-clock.ts'
import { useTimeZone } from '../../lib/session.ts'
import { Note } from '../../ui/note.tsx'
import styles from './parked-page.module.css'
import { useParkedWords } from './words.ts'

const ConfirmRestoreDialog = late(async () => (await import('./confirm-restore-dialog.tsx')).ConfirmRestoreDialog)

type Health = Pick<Answer<typeof listParked>, 'mailIsDown' | 'mailFailingSince' | 'heldSince'>

/** Mail does not go out; everything waits after a restore. */
export function Banners({ mailIsDown, mailFailingSince, heldSince }: Health) {
  const { say, language } = useParkedWords()
  const timeZone = useTimeZone()
  const now = useNow('minute')
  const [isConfirming, setConfirming] = useState(false)
  const at = (instant: string) => sayInstant(instant, timeZone, language, now)
  return (
    <>
      {mailIsDown && (
        <Note tone="bad" isAlert>
          {mailFailingSince === null ? say('mailDownPlain') : say('mailDown', { at: at(mailFailingSince) })}
        </Note>
      )}
      {heldSince !== null && (
        <Note tone="warn" isAlert>
          <div className={styles.banner}>
            {say('held', { at: at(heldSince) })}
            <Button onClick={() => setConfirming(true)}>{say('confirm.open')}</Button>
          </div>
        </Note>
      )}
      <Suspense>{isConfirming && <ConfirmRestoreDialog.Component onClose={() => setConfirming(false)} />}</Suspense>
    </>
  )
}
