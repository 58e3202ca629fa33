import { useMemo } from 'react'
import type { ChangeOut } from '../../../../functions/change/change.contract.ts'
import { readWorkflow } from '../../../../functions/workflow.contract.ts'
import { sayInstantBriefly } from '../../lib/say-time.ts'
import { useNow } from '../../lib/server-clock.ts'
import { useTimeZone } from '../../lib/session.ts'
import { useApi } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { ProblemNote } from '../../ui/note.tsx'
import { ProcessDrawing } from '../../ui/process-drawing.tsx'
import { processOf } from '../../ui/process-stages.ts'
import { Waiting } from '../../ui/waiting.tsx'
import { useUiWords } from '../../ui/words.ts'
import styles from './procedure.module.css'
import { decisionOn, progressOf } from './progress.ts'
import { useChangeWords } from './words.ts'

const WORKFLOW = { params: { name: 'change-lifecycle' } }

/** The procedure, drawn from the workflow that runs it, with the present stage standing out. */
export function Procedure({ change }: { change: ChangeOut }) {
  const { say, name, language } = useChangeWords()
  const { name: nameOf } = useUiWords()
  const timeZone = useTimeZone()
  const now = useNow('minute')
  const { data, error } = useApi(readWorkflow, WORKFLOW)
  const process = useMemo(() => data && processOf(data.definition), [data])
  if (process === undefined) {
    return (
      <Card title={say('page.process')}>{error === null ? <Waiting bars={1} /> : <ProblemNote problem={error} />}</Card>
    )
  }

  const about = (word: string): readonly string[] => {
    const decision = decisionOn(change, word)
    if (decision !== undefined) return [decision.by.name, sayInstantBriefly(decision.at, timeZone, language, now)]
    if (word === 'window') return [sayInstantBriefly(change.releaseWindow.from, timeZone, language, now)]
    if (word === change.stage && change.accountable !== null) return [change.accountable.name]
    return []
  }
  return (
    <Card title={say('page.process')}>
      <ProcessDrawing
        label={say('page.process')}
        process={process}
        say={({ word, isEnd }) => {
          const progress = progressOf(change, process, word)
          return {
            name: isEnd && word === change.stage ? nameOf('statuses', change.status) : name('stages', word),
            progress,
            progressName: say(`progress.${progress}`),
            about: about(word).map((line) => <span key={line}>{line}</span>),
          }
        }}
      />
      <p className={styles.text}>{say('page.processText')}</p>
    </Card>
  )
}
