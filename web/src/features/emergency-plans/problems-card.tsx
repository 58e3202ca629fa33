import { checkPlan } from '../../../../functions/emergency-plan/plan.contract.ts'
import type { PlanContentIn } from '../../../../functions/emergency-plan/plan-parts.contract.ts'
import { useLast, useSettled } from '../../lib/settled.ts'
import { useApi } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { Note } from '../../ui/note.tsx'
import { isFilled } from './form-values.ts'
import { usePlanWords } from './words.ts'

interface AskedFor {
  /** Absent: a new one. */
  readonly plan?: string
  readonly content: PlanContentIn
}

/** What would keep the draft from being published, while it is typed. */
export function ProblemsCard({ plan, content }: AskedFor) {
  const { say } = usePlanWords()
  const asked = useSettled(JSON.stringify({ ...(plan !== undefined && { plan }), content }))
  const body = JSON.parse(asked) as AskedFor
  const isWhole = isFilled(body.content)
  const { data, error } = useApi(checkPlan, { body }, { enabled: isWhole })
  const problems = useLast(data)?.problems
  return (
    <Card title={say('problems')}>
      <div aria-live="polite">
        {(!isWhole || error !== null) && <p className="weak">{say('form.unfilled')}</p>}
        {isWhole && error === null && problems?.length === 0 && <Note tone="good">{say('noProblems')}</Note>}
        {isWhole && error === null && problems !== undefined && problems.length > 0 && (
          <Note tone="warn">
            <ul>
              {problems.map(({ path, text }) => (
                <li key={`${path} ${text}`}>{text}</li>
              ))}
            </ul>
          </Note>
        )}
      </div>
    </Card>
  )
}
