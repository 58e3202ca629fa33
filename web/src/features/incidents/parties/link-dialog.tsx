import { Button, Form, Input, Modal, Radio, Space } from 'antd'
import { useState } from 'react'
import type { IncidentOut } from '../../../../../functions/incident/incident.contract.ts'
import { takePartyLink } from '../../../../../functions/incident/party-steps.contract.ts'
import { useAct } from '../../../lib/use-api.ts'
import { ActDialog } from '../../../ui/act-dialog.tsx'
import { CopyButton } from '../../../ui/copy-button.tsx'
import { useIncidentWords } from '../words.ts'
import type { Party } from './parties-card.tsx'

interface LinkDialogProps {
  readonly incident: IncidentOut
  readonly party: Party
  readonly onClose: () => void
}

/** The link of one contact who was asked, to be sent by another way than mail. */
export function LinkDialog({ incident: { id }, party, onClose }: LinkDialogProps) {
  const { say } = useIncidentWords()
  const [taken, setTaken] = useState<{ readonly contact: string; readonly link: string }>()
  const act = useAct(takePartyLink, { onDone: setTaken })
  if (taken !== undefined) {
    const name = party.contacts.find(({ email }) => email === taken.contact)?.name ?? taken.contact
    return <Shown link={taken.link} name={name} onClose={onClose} />
  }
  return (
    <ActDialog<{ contact: string }, Parameters<typeof act.mutate>[0]>
      title={say('parties.link.title')}
      lead={say('parties.link.lead')}
      submit={say('parties.link.submit')}
      act={act}
      initial={{ contact: party.contacts.at(-1)?.email ?? '' }}
      callFor={(body) => ({ params: { id, party: String(party.nth) }, body })}
      onClose={onClose}
    >
      <Form.Item
        name="contact"
        label={say('parties.link.contact')}
        rules={[{ required: true, message: say('parties.needed') }]}
      >
        <Radio.Group
          options={party.contacts.map(({ name, email, phone }) => ({
            value: email,
            label: [name, phone ?? email].join(' · '),
          }))}
        />
      </Form.Item>
    </ActDialog>
  )
}

function Shown({ link, name, onClose }: { link: string; name: string; onClose: () => void }) {
  const { say } = useIncidentWords()
  const label = say('parties.link.shown', { name })
  return (
    <Modal
      open
      title={label}
      onCancel={onClose}
      footer={
        <Button type="primary" onClick={onClose}>
          {say('parties.link.close')}
        </Button>
      }
    >
      <Space.Compact block>
        <Input readOnly value={link} aria-label={label} onFocus={({ target }) => target.select()} />
        <CopyButton text={link} told={say('parties.link.copied')}>
          {say('parties.link.copy')}
        </CopyButton>
      </Space.Compact>
      <p className="weak">{say('parties.link.until')}</p>
    </Modal>
  )
}
