import { endOverride } from '../../../../functions/on-call/agreement.contract.ts'
import type { OverrideOut } from '../../../../functions/on-call/schedule.contract.ts'
import { useAct } from '../../lib/use-api.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { useDone } from '../../ui/use-done.ts'
import { useOwnTimes } from './times.tsx'
import { useOnCallWords } from './words.ts'

/** The rotation counts again. */
export function EndOverrideDialog({ override, onClose }: { override: OverrideOut; onClose: () => void }) {
  const { say } = useOnCallWords()
  const { now, sayWhen } = useOwnTimes()
  const { id, from, person } = override
  const act = useAct(endOverride, useDone(say('overrides.ended'), onClose))
  const values = { name: person.name, when: sayWhen(override) }
  return (
    <ActDialog
      title={say('overrides.endTitle')}
      lead={from <= now ? say('overrides.endRunning', values) : say('overrides.endComing', values)}
      submit={say('overrides.end')}
      isDanger
      act={act}
      callFor={() => ({ params: { id } })}
      onClose={onClose}
    />
  )
}
