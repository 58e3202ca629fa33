import { assessChange, authoriseChange, rejectChange } from '../../../../functions/change/change.contract.ts'
import { Pair } from '../../ui/records.tsx'
import { RiskTag } from '../../ui/tag.tsx'
import { type Commented, CommentUnless, withComment } from './commented.tsx'
import styles from './decide-dialogs.module.css'
import { Range } from './range.tsx'
import { Choice, StepDialog, type StepProps, Words } from './step-dialog.tsx'
import { useChangeWords } from './words.ts'

export function Assess(props: StepProps) {
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

export function Authorise(props: StepProps) {
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

export function Reject(props: StepProps) {
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
