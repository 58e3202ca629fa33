import { Button } from 'antd'
import { Suspense, useState } from 'react'
import { late } from '../lib/late.ts'
import { useAppWords } from './words.ts'

const RaiseDialog = late(async () => (await import('../features/incidents/raise-dialog.tsx')).RaiseDialog)

/** Anybody may say that something does not work. */
export function ReportIncident() {
  const { say } = useAppWords()
  const [isRaising, setRaising] = useState(false)
  return (
    <>
      <Button type="primary" onClick={() => setRaising(true)} onPointerEnter={RaiseDialog.ahead}>
        {say('employee.report')}
      </Button>
      <Suspense>{isRaising && <RaiseDialog.Component onClose={() => setRaising(false)} />}</Suspense>
    </>
  )
}
