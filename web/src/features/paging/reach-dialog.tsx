import { Form, Input } from 'antd'
import { changeMyContactCard } from '../../../../functions/paging/contact-card.contract.ts'
import { useAct } from '../../lib/use-api.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { useDone } from '../../ui/use-done.ts'
import type { ContactCard } from './contact-card.ts'
import { usePagingWords } from './words.ts'

interface Wish {
  readonly phone?: string
  readonly webhook?: string
}

const orNone = (typed: string | undefined): string | null => {
  const text = typed?.replaceAll(/\s/g, '') ?? ''
  return text === '' ? null : text
}

/** Another number, another address. */
export function ReachDialog({ card, onClose }: { card: ContactCard; onClose: () => void }) {
  const { say } = usePagingWords()
  const save = useAct(changeMyContactCard, useDone(say('edit.done'), onClose))
  return (
    <ActDialog
      title={say('edit.title')}
      lead={say('edit.lead')}
      submit={say('edit.save')}
      act={save}
      initial={{ phone: card.phone ?? '', webhook: card.webhook ?? '' }}
      callFor={({ phone, webhook }: Wish) => ({
        ifMatch: card.version,
        body: { phone: orNone(phone), webhook: orNone(webhook) },
      })}
      onClose={onClose}
    >
      <Form.Item name="phone" label={say('edit.phone')} extra={say('edit.phoneHelp')}>
        <Input type="tel" autoComplete="tel" maxLength={24} placeholder="+86" />
      </Form.Item>
      <Form.Item name="webhook" label={say('edit.webhook')} extra={say('edit.webhookHelp')}>
        <Input type="url" maxLength={500} placeholder="https://" />
      </Form.Item>
    </ActDialog>
  )
}
