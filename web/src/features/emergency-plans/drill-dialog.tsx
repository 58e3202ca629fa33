import { useNavigate } from '@tanstack/react-router'
import { Form, Input, Radio } from 'antd'
import { arrangeDrill, type DrillOut, startDrill } from '../../../../functions/emergency-plan/drill.contract.ts'
import type { PlanOut } from '../../../../functions/emergency-plan/plan.contract.ts'
import { useNews } from '../../lib/news.ts'
import { sayInstant } from '../../lib/say-time.ts'
import { useNow } from '../../lib/server-clock.ts'
import { useTimeZone } from '../../lib/session.ts'
import { useAct } from '../../lib/use-api.ts'
import { instantAt, localOf } from '../../lib/zone.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { PeoplePicker } from './people-picker.tsx'
import { usePlanWords } from './words.ts'

interface Wish {
  readonly at?: string
  readonly participants: string[]
  readonly severity: 1 | 2 | 3
  readonly service?: string
}

interface DrillDialogProps {
  readonly plan: Pick<PlanOut, 'id' | 'severities' | 'services'>
  /** One that is there already: it is arranged, or arranged otherwise. */
  readonly drill?: DrillOut
  readonly onClose: () => void
}

/** When a drill is, and who takes part. */
export function DrillDialog({ plan, drill, onClose }: DrillDialogProps) {
  const { say, name, language } = usePlanWords()
  const { tell } = useNews()
  const navigate = useNavigate()
  const timeZone = useTimeZone()
  const now = useNow('minute')
  const onDone = ({ id, status }: { id: string; status: string }) => {
    tell(say(status === 'running' ? 'start.begun' : 'start.done'))
    onClose()
    void navigate({ to: '/emergency-drills/$id', params: { id } })
  }
  const start = useAct(startDrill, { onDone })
  const arrange = useAct(arrangeDrill, { onDone })
  const bodyOf = ({ at, ...wish }: Wish) => ({ ...wish, ...(at && { at: instantAt(at, timeZone) ?? at }) })
  const needed = [{ required: true, message: say('needed') }]
  return (
    <ActDialog<Wish, Wish>
      title={say('start.title')}
      lead={say('start.lead')}
      submit={say('start.submit')}
      act={{
        isPending: start.isPending || arrange.isPending,
        error: start.error ?? arrange.error,
        mutate: (wish) =>
          drill === undefined
            ? start.mutate({ params: { id: plan.id }, body: bodyOf(wish) })
            : arrange.mutate({ params: { id: drill.id }, ifMatch: drill.version, body: bodyOf(wish) }),
      }}
      initial={{
        severity: (drill?.severity ?? plan.severities[0] ?? 1) as Wish['severity'],
        participants: drill?.participants.map(({ id }) => id) ?? [],
        ...(drill !== undefined && drill.service !== null && { service: drill.service.id }),
        ...(drill !== undefined && drill.at !== null && { at: localOf(drill.at, timeZone) }),
      }}
      callFor={(wish) => wish}
      onClose={onClose}
    >
      <Form.Item
        name="at"
        label={say('start.when')}
        extra={
          drill === undefined
            ? say('start.whenNow')
            : say('start.whenHint', { latest: sayInstant(drill.latest, timeZone, language, now) })
        }
      >
        <Input type="datetime-local" />
      </Form.Item>
      <Form.Item name="participants" label={say('start.people')} rules={needed}>
        <PeoplePicker known={drill?.participants ?? []} />
      </Form.Item>
      {/* A plan for one service is drilled on it; for several, somebody has to say on which. */}
      {plan.services.length > 1 && (
        <Form.Item name="service" label={say('start.service')} rules={needed}>
          <Radio.Group options={plan.services.map(({ id, name }) => ({ value: id, label: name }))} />
        </Form.Item>
      )}
      <Form.Item name="severity" label={say('start.severity')} rules={needed}>
        <Radio.Group
          options={plan.severities.map((severity) => ({ value: severity, label: name('grades', `s${severity}`) }))}
        />
      </Form.Item>
    </ActDialog>
  )
}
