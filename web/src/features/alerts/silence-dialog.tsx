import { Form, Input, Select } from 'antd'
import { addSilence } from '../../../../functions/alert/alert-silence.contract.ts'
import { HOUR, instantOf } from '../../../../functions/kernel/instant.ts'
import { serverMillis } from '../../lib/server-clock.ts'
import { useAct } from '../../lib/use-api.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { useDone } from '../../ui/use-done.ts'
import { MatcherFields } from './matcher-fields.tsx'
import { type MatcherTyped, matcherOf, matchersLike } from './matcher-values.ts'
import { useAlertWords } from './words.ts'

const HOURS = [1, 4, 8, 24, 72, 168] as const

interface Wish {
  readonly matchers: readonly MatcherTyped[]
  readonly hours: number
  readonly reason: string
}

interface SilenceDialogProps {
  /** Labels of an alert that is to be quiet: what it begins with. */
  readonly like?: Readonly<Record<string, string>>
  readonly onClose: () => void
}

/** Quiet about what matches, from now, for so long, for a reason. */
export function SilenceDialog({ like = {}, onClose }: SilenceDialogProps) {
  const { say } = useAlertWords()
  const act = useAct(addSilence, useDone(say('silences.begun'), onClose))
  return (
    <ActDialog
      title={say('silences.add')}
      lead={say('silences.lead')}
      submit={say('silences.submit')}
      act={act}
      initial={{ matchers: matchersLike(like), hours: 4 }}
      callFor={({ matchers, hours, reason }: Wish) => ({
        body: { matchers: matchers.map(matcherOf), until: instantOf(serverMillis() + hours * HOUR), reason },
      })}
      onClose={onClose}
    >
      <MatcherFields at={['matchers']} path={['matchers']} />
      <Form.Item name="hours" label={say('silences.duration')}>
        <Select options={HOURS.map((value) => ({ value, label: say(`silences.durations.h${value}`) }))} />
      </Form.Item>
      <Form.Item
        name="reason"
        label={say('silences.reason')}
        rules={[{ required: true, whitespace: true, message: say('needed') }]}
      >
        <Input maxLength={300} placeholder={say('silences.reasonHint')} />
      </Form.Item>
    </ActDialog>
  )
}
