import {
  backOutChange,
  cancelChange,
  recordTest,
  releaseChange,
  reviewChange,
} from '../../../../functions/change/change.contract.ts'
import { type Commented, CommentUnless, withComment } from './commented.tsx'
import { Choice, StepDialog, type StepProps, Words } from './step-dialog.tsx'
import { useChangeWords } from './words.ts'

export function RecordTest(props: StepProps) {
  const { say } = useChangeWords()
  const outcomes = [
    { value: 'passed', text: say('dialogs.passed') },
    { value: 'failed', text: say('dialogs.failedTest') },
  ]
  return (
    <StepDialog
      {...props}
      action="record-test"
      route={recordTest}
      bodyOf={({ outcome, evidence }: { outcome: 'passed' | 'failed'; evidence: string }) => ({ outcome, evidence })}
    >
      <Choice name="outcome" label={say('dialogs.outcome')} choices={outcomes} />
      <Words
        name="evidence"
        label={say('dialogs.evidence')}
        isNeeded
        longest={4000}
        hint={say('dialogs.evidenceHint')}
      />
    </StepDialog>
  )
}

export function Release(props: StepProps) {
  const { say } = useChangeWords()
  const outcomes = [
    { value: 'succeeded', text: say('dialogs.succeeded') },
    { value: 'failed', text: say('dialogs.failed') },
    { value: 'rolled-back', text: say('dialogs.rolledBack') },
  ]
  return (
    <StepDialog
      {...props}
      action="release"
      route={releaseChange}
      bodyOf={({ outcome, ...rest }: { outcome: 'succeeded' | 'failed' | 'rolled-back' } & Partial<Commented>) => ({
        outcome,
        ...withComment(rest),
      })}
    >
      <Choice name="outcome" label={say('dialogs.outcome')} choices={outcomes} />
      <CommentUnless name="outcome" value="succeeded" />
    </StepDialog>
  )
}

export function BackOut(props: StepProps) {
  const { say } = useChangeWords()
  return (
    <StepDialog
      {...props}
      action="back-out"
      route={backOutChange}
      lead={say('dialogs.backOutLead')}
      isDanger
      bodyOf={({ comment }: Commented) => ({ comment })}
    >
      <Words name="comment" label={say('dialogs.comment')} isNeeded />
    </StepDialog>
  )
}

export function Review(props: StepProps) {
  const { say } = useChangeWords()
  const purpose = [
    { value: true, text: say('dialogs.effective') },
    { value: false, text: say('dialogs.ineffective') },
  ]
  return (
    <StepDialog
      {...props}
      action="review"
      route={reviewChange}
      bodyOf={({ comment, wasEffective }: Commented & { wasEffective: boolean }) => ({ comment, wasEffective })}
    >
      <Choice name="wasEffective" label={say('dialogs.wasEffective')} choices={purpose} />
      <Words
        name="comment"
        label={say('dialogs.conclusion')}
        isNeeded
        longest={4000}
        hint={say('dialogs.conclusionHint')}
      />
    </StepDialog>
  )
}

export function Cancel(props: StepProps) {
  const { say } = useChangeWords()
  return (
    <StepDialog
      {...props}
      action="cancel"
      route={cancelChange}
      lead={say('dialogs.cancelLead')}
      isDanger
      bodyOf={({ comment }: Commented) => ({ comment })}
    >
      <Words name="comment" label={say('dialogs.reason')} isNeeded />
    </StepDialog>
  )
}
