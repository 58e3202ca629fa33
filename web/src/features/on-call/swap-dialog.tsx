import { Form, Input, Select } from 'antd'
import { useState } from 'react'
import { DAY, instantOf, millisOf } from '../../../../functions/kernel/instant.ts'
import { askForSwap } from '../../../../functions/on-call/agreement.contract.ts'
import { readLanes } from '../../../../functions/on-call/on-call.contract.ts'
import { useMe } from '../../lib/session.ts'
import { useAct, useApi } from '../../lib/use-api.ts'
import { instantAt, localOf } from '../../lib/zone.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { PersonPicker } from '../../ui/person-picker.tsx'
import { useDone } from '../../ui/use-done.ts'
import type { MyShift } from './my-coming.ts'
import { PeriodFields } from './period-fields.tsx'
import { type Range, useOwnTimes } from './times.tsx'
import { joined } from './weeks.ts'
import { useOnCallWords } from './words.ts'

interface Wish {
  readonly receiver: string
  readonly from: string
  readonly until: string
  /** One of theirs, by when it begins. */
  readonly inReturn?: string
  readonly reason?: string
}

const DAYS_AHEAD = 35

/** Asks somebody to take a shift of the reader's, or a part of it, perhaps for one of theirs. */
export function SwapDialog({ shift, onClose }: { shift: MyShift; onClose: () => void }) {
  const { say } = useOnCallWords()
  const { person } = useMe()
  const { zone, now, sayWhen } = useOwnTimes()
  const [receiver, setReceiver] = useState<string>()
  const theirs = useShiftsOf(receiver, shift)
  const { schedule, scheduleName, role } = shift
  const act = useAct(
    askForSwap,
    useDone((swap) => say('swap.asked', { name: swap.receiver.name }), onClose),
  )
  return (
    <ActDialog
      title={say('swap.ask')}
      lead={say('swap.askLead', { schedule: scheduleName, role: say(`roles.${role}`) })}
      submit={say('swap.submit')}
      act={act}
      initial={{
        // Of a shift that is running, only what is left can be given away.
        from: localOf(shift.from > now ? shift.from : now, zone),
        until: localOf(shift.until, zone),
      }}
      callFor={({ from, until, inReturn, reason = '', ...wish }: Wish) => {
        const taken = theirs.find((each) => each.from === inReturn)
        return {
          body: {
            ...{ schedule, role, receiver: wish.receiver },
            ...{ from: instantAt(from, zone) ?? from, until: instantAt(until, zone) ?? until },
            ...(taken !== undefined && { inReturn: { from: taken.from, until: taken.until } }),
            ...(reason.trim() !== '' && { reason: reason.trim() }),
          },
        }
      }}
      onClose={onClose}
    >
      <Form.Item name="receiver" label={say('swap.receiver')} rules={[{ required: true, message: say('needed') }]}>
        <Receiver without={[person.id]} onPick={setReceiver} />
      </Form.Item>
      <PeriodFields zone={zone} />
      {receiver !== undefined && (
        <Form.Item name="inReturn" label={say('swap.inReturn')} key={receiver}>
          <Select
            allowClear
            placeholder={theirs.length === 0 ? say('swap.noneInReturn') : say('swap.nothingInReturn')}
            options={theirs.map((each) => ({ value: each.from, label: sayWhen(each) }))}
          />
        </Form.Item>
      )}
      <Form.Item name="reason" label={say('swap.askReason')}>
        <Input maxLength={200} />
      </Form.Item>
    </ActDialog>
  )
}

interface ReceiverProps {
  readonly id?: string
  readonly value?: string
  readonly onChange?: (id: string) => void
  readonly without: readonly string[]
  readonly onPick: (id: string) => void
}

function Receiver({ onPick, onChange, ...props }: ReceiverProps) {
  const form = Form.useFormInstance()
  return (
    <PersonPicker
      {...props}
      ofStaff
      onChange={(id) => {
        onChange?.(id)
        onPick(id)
        form.setFieldValue('inReturn', undefined)
      }}
    />
  )
}

/** What somebody has of the same role in the next weeks, as far as whole shifts go. */
function useShiftsOf(person: string | undefined, { schedule, role }: MyShift): Range[] {
  const { now } = useOwnTimes()
  const [range] = useState({ from: now, until: instantOf(millisOf(now) + DAYS_AHEAD * DAY) })
  const { data } = useApi(readLanes, { query: { schedule, ...range } }, { enabled: person !== undefined })
  const lane = data?.lanes.find((each) => each.role === role)
  return joined(lane?.shifts ?? []).filter(
    (each) => each.person?.id === person && each.from > now && each.until < range.until,
  )
}
