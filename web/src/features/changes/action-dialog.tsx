import { Form } from 'antd'
import type { ReactNode } from 'react'
import {
  assessChange,
  authoriseChange,
  backOutChange,
  cancelChange,
  recordTest,
  rejectChange,
  releaseChange,
  reviewChange,
} from '../../../../functions/change/change.contract.ts'
import { Pair } from '../../ui/records.tsx'
import { RiskTag } from '../../ui/tag.tsx'
import styles from './action-dialog.module.css'
import type { DialogAction } from './actions.tsx'
import { Range } from './range.tsx'
import { Choice, StepDialog, type StepProps, Words } from './step-dialog.tsx'
import { useChangeWords } from './words.ts'

interface Commented {
  readonly comment: string
}

/** A comment that may be left empty; an empty one is not sent. */
const withComment = ({ comment }: Partial<Commented>) => (comment ? { comment } : {})

function Assess(props: StepProps) {
  const { say } = useChangeWords()
  const verdict = [
    { value: 'sound', text: say('dialogs.sound') },
    { value: 'unsound', text: say('dialogs.unsound') },
  ]
  return (
    <StepDialog
      {...props}
      action="assess"
      route={assessChange}
      lead={say('dialogs.assessLead')}
      bodyOf={({ verdict: given, ...rest }: { verdict: 'sound' | 'unsound' } & Partial<Commented>) => ({
        verdict: given,
        ...withComment(rest),
      })}
    >
      <Choice name="verdict" label={say('dialogs.verdict')} choices={verdict} />
      <CommentUnless name="verdict" value="sound" />
    </StepDialog>
  )
}

/** A comment, which any but the happy outcome cannot do without. */
function CommentUnless({ name, value }: { name: string; value: string }) {
  const { say } = useChangeWords()
  const chosen: unknown = Form.useWatch(name)
  const isNeeded = chosen !== undefined && chosen !== value
  return (
    <Words name="comment" label={say(isNeeded ? 'dialogs.reason' : 'dialogs.commentOptional')} isNeeded={isNeeded} />
  )
}

function Authorise(props: StepProps) {
  const { say } = useChangeWords()
  return (
    <StepDialog
      {...props}
      action="authorise"
      route={authoriseChange}
      lead={<Asked change={props.change} />}
      bodyOf={(values: Partial<Commented>) => ({ ...withComment(values), contentHash: props.change.contentHash })}
    >
      <Words name="comment" label={say('dialogs.commentOptional')} />
    </StepDialog>
  )
}

/** What is authorised, once more: on a phone the page behind is far away. */
function Asked({ change: { title, risk, releaseWindow, backOutPlan } }: Pick<StepProps, 'change'>) {
  const { say } = useChangeWords()
  return (
    <>
      {say('dialogs.authoriseLead')}
      <dl className={styles.asked}>
        <Pair name={say('form.title')}>{title}</Pair>
        <Pair name={say('form.risk')}>
          <RiskTag risk={risk} />
        </Pair>
        <Pair name={say('page.window')}>
          <Range {...releaseWindow} />
        </Pair>
        <Pair name={say('page.backOutPlan')}>{backOutPlan}</Pair>
      </dl>
    </>
  )
}

function Reject(props: StepProps) {
  const { say } = useChangeWords()
  return (
    <StepDialog
      {...props}
      action="reject"
      route={rejectChange}
      lead={say('dialogs.rejectLead')}
      isDanger
      bodyOf={({ comment }: Commented) => ({ comment })}
    >
      <Words name="comment" label={say('dialogs.reason')} isNeeded />
    </StepDialog>
  )
}

function RecordTest(props: StepProps) {
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

function Release(props: StepProps) {
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

function BackOut(props: StepProps) {
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

function Review(props: StepProps) {
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

function Cancel(props: StepProps) {
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

const DIALOGS: Readonly<Record<DialogAction, (props: StepProps) => ReactNode>> = {
  assess: Assess,
  authorise: Authorise,
  reject: Reject,
  'record-test': RecordTest,
  release: Release,
  'back-out': BackOut,
  review: Review,
  cancel: Cancel,
}

/** The dialog of one step of a change. */
export function ActionDialog({ action, ...rest }: StepProps & { action: DialogAction }) {
  const Dialog = DIALOGS[action]
  return <Dialog {...rest} />
}
