import { Button } from 'antd'
import { Suspense, useState } from 'react'
import type { ReportOut, ReviewOut } from '../../../../functions/access-review/access-review.contract.ts'
import { late } from '../../lib/late.ts'
import { Card } from '../../ui/card.tsx'
import { Note } from '../../ui/note.tsx'
import styles from './access-reviews.module.css'
import { Timed } from './item-cells.tsx'
import { useReviewWords } from './words.ts'

const SignDialog = late(async () => (await import('./sign-dialog.tsx')).SignDialog)

interface SigningProps {
  readonly report: ReportOut
  readonly maySign: ReviewOut['actions']['sign']
}

/** The hash of the report, who signed it, or why one may not. */
export function Signing({ report, maySign }: SigningProps) {
  const { say } = useReviewWords()
  const [isSigning, setSigning] = useState(false)
  const { hash, signedBy, signedAt, review } = report
  return (
    <Card title={say('report.signing')}>
      <div className={styles.lines}>
        {signedBy !== null && signedAt !== null && (
          <Note tone="good">
            <Timed at={signedAt} sentence={(at) => say('report.signed', { who: signedBy.name, at })} />
          </Note>
        )}
        {hash === null ? (
          <p className="weak">{say('report.noHash')}</p>
        ) : (
          <>
            <p>
              {say('report.hash')}
              <br />
              <code className={styles.hash}>{hash}</code>
            </p>
            <p className="weak">{say('report.hashNote')}</p>
          </>
        )}
        {maySign.may && hash !== null && (
          <div className={styles.unprinted}>
            <Button type="primary" onClick={() => setSigning(true)}>
              {say('report.sign')}
            </Button>
          </div>
        )}
        {!maySign.may && signedBy === null && review.status !== 'cancelled' && (
          <Note tone="info">{say('report.mayNot', { reason: maySign.reason ?? '' })}</Note>
        )}
      </div>
      <Suspense>
        {isSigning && hash !== null && (
          <SignDialog.Component report={report} hash={hash} onClose={() => setSigning(false)} />
        )}
      </Suspense>
    </Card>
  )
}
