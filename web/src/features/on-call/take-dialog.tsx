import { addOverride } from '../../../../functions/on-call/agreement.contract.ts'
import { useMe } from '../../lib/session.ts'
import { useAct } from '../../lib/use-api.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { useDone } from '../../ui/use-done.ts'
import type { Gap } from './gaps.ts'
import { useOwnTimes } from './times.tsx'
import { useOnCallWords } from './words.ts'

/** The reader has a shift that is nobody's. */
export function TakeDialog({ gap, onClose }: { gap: Gap; onClose: () => void }) {
  const { say } = useOnCallWords()
  const { sayWhen } = useOwnTimes()
  const { person } = useMe()
  const act = useAct(addOverride, useDone(say('gaps.taken'), onClose))
  const { schedule, scheduleName, role, from, until } = gap
  return (
    <ActDialog
      title={say('gaps.takeTitle')}
      lead={say('gaps.takeLead', { schedule: scheduleName, role: say(`roles.${role}`), when: sayWhen(gap) })}
      submit={say('gaps.take')}
      act={act}
      callFor={() => ({ params: { id: schedule }, body: { role, person: person.id, from, until } })}
      onClose={onClose}
    />
  )
}
