import { Checkbox, Form, Input, Select } from 'antd'
import { addVendor, changeVendor, type VendorOut } from '../../../../functions/incident/vendor.contract.ts'
import { listPositions, listServices } from '../../../../functions/responsibility/responsibility.contract.ts'
import { useAct, useWhole } from '../../lib/use-api.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { Several } from '../../ui/several.tsx'
import { useDone } from '../../ui/use-done.ts'
import { ContactFields } from './contact-fields.tsx'
import { useVendorWords } from './words.ts'

export interface ContactValues {
  readonly name: string
  readonly email: string
  readonly phone?: string
  readonly language: 'zh-CN' | 'en'
}

interface Values {
  readonly name: string
  readonly contacts: readonly ContactValues[]
  readonly services: string[]
  readonly owner?: string
  readonly contract?: string
  readonly isOn: boolean
}

/** What is known of a vendor, written as a whole. */
export function VendorDialog({ vendor, onClose }: { vendor?: VendorOut; onClose: () => void }) {
  const { say, language } = useVendorWords()
  const services = useWhole(listServices, { query: { limit: 100 } })
  const positions = useWhole(listPositions, { query: { limit: 100 } })
  const done = useDone(say('saved'), onClose)
  const add = useAct(addVendor, done)
  const change = useAct(changeVendor, done)
  const send = (values: Values): void => {
    const body = bodyOf(values)
    if (vendor === undefined) add.mutate({ body })
    else change.mutate({ params: { id: vendor.id }, ifMatch: vendor.version, body })
  }
  const { isPending, error } = vendor === undefined ? add : change
  const named = (all: typeof services | typeof positions) =>
    all.map(({ id, name }) => ({ value: id, label: name[language] }))
  return (
    <ActDialog<Values, Values>
      title={say(vendor === undefined ? 'form.title' : 'form.editTitle')}
      submit={say('form.submit')}
      act={{ mutate: send, isPending, error }}
      initial={vendor === undefined ? NEW : valuesOf(vendor)}
      callFor={(values) => values}
      onClose={onClose}
    >
      <Form.Item name="name" label={say('name')} rules={[{ required: true, whitespace: true, message: say('needed') }]}>
        <Input maxLength={80} />
      </Form.Item>
      <ContactFields />
      <Form.Item name="services" label={say('services')}>
        <Several maxCount={40} options={named(services)} />
      </Form.Item>
      <Form.Item name="owner" label={say('owner')} extra={say('form.ownerHint')}>
        <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={named(positions)} />
      </Form.Item>
      <Form.Item name="contract" label={say('contract')}>
        <Input.TextArea rows={2} maxLength={2000} placeholder={say('form.contractHint')} />
      </Form.Item>
      <Form.Item name="isOn" valuePropName="checked">
        <Checkbox>{say('form.isOn')}</Checkbox>
      </Form.Item>
    </ActDialog>
  )
}

const NEW = {
  contacts: [{ name: '', email: '', language: 'zh-CN' }],
  services: [],
  isOn: true,
} satisfies Partial<Values>

const valuesOf = ({ name, contacts, services, owner, contract, isOn }: VendorOut): Values => ({
  ...{ name, services, contract, isOn },
  ...(owner !== null && { owner }),
  contacts: contacts.map(({ phone, language, ...each }) => ({
    ...each,
    ...(phone !== null && { phone }),
    language: language === 'en' ? 'en' : 'zh-CN',
  })),
})

const bodyOf = ({ owner = '', contract = '', contacts, ...rest }: Values) => ({
  ...rest,
  contract,
  ...(owner !== '' && { owner }),
  contacts: contacts.map(({ phone = '', ...each }) => ({ ...each, ...(phone.trim() !== '' && { phone }) })),
})
