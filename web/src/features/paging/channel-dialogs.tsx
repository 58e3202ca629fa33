import { Form, Input, Select } from 'antd'
import { LANGUAGES } from '../../../../functions/kernel/text.ts'
import {
  addPageChannel,
  type ChannelOut,
  changePageChannel,
  removePageChannel,
} from '../../../../functions/paging/channel.contract.ts'
import { listGroups } from '../../../../functions/responsibility/responsibility.contract.ts'
import { useAct, useWhole } from '../../lib/use-api.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { useDone } from '../../ui/use-done.ts'
import { useUiWords } from '../../ui/words.ts'
import { usePagingWords } from './words.ts'

const KINDS = ['dingtalk', 'feishu', 'wecom', 'slack', 'teams', 'webhook'] as const
const SEVERITIES = [1, 2, 3] as const

interface Wish {
  readonly name: string
  readonly kind: ChannelOut['kind']
  readonly url?: string
  readonly secret?: string
  readonly group?: string
  readonly upTo: 1 | 2 | 3
  readonly language: 'zh-CN' | 'en'
}

/** What was typed; what was left empty is not sent. */
const filled = <Field extends 'url' | 'secret' | 'group'>(field: Field, value: string | undefined) =>
  value === undefined || value.trim() === '' ? {} : ({ [field]: value.trim() } as { readonly [name in Field]: string })

/** A new robot, or one with another name, address or reach. */
export function ChannelDialog({ channel, onClose }: { channel?: ChannelOut; onClose: () => void }) {
  const { say } = usePagingWords()
  const add = useAct(addPageChannel, useDone(say('channels.added'), onClose))
  const change = useAct(changePageChannel, useDone(say('channels.changed'), onClose))
  if (channel === undefined) {
    return (
      <ActDialog
        title={say('channels.addTitle')}
        submit={say('channels.save')}
        act={add}
        initial={{ kind: 'dingtalk', upTo: 2, language: 'zh-CN' }}
        callFor={({ url = '', secret, group, ...body }: Wish) => ({
          body: { ...body, url: url.trim(), ...filled('secret', secret), ...filled('group', group) },
        })}
        onClose={onClose}
      >
        <Fields isNew />
      </ActDialog>
    )
  }
  const { id, version, name, upTo, language } = channel
  return (
    <ActDialog
      title={say('channels.editTitle', { name })}
      submit={say('channels.save')}
      act={change}
      initial={{ name, upTo, language }}
      callFor={({ url, secret, ...body }: Omit<Wish, 'kind' | 'group'>) => ({
        params: { id },
        ifMatch: version,
        body: { ...body, ...filled('url', url), ...filled('secret', secret) },
      })}
      onClose={onClose}
    >
      <Fields isNew={false} />
    </ActDialog>
  )
}

function Fields({ isNew }: { isNew: boolean }) {
  const { say, language } = usePagingWords()
  const { say: sayUi } = useUiWords()
  const groups = useWhole(listGroups, { query: { limit: 100 } })
  const needed = [{ required: true, whitespace: true, message: say('needed') }]
  return (
    <>
      <Form.Item name="name" label={say('channels.name')} rules={needed}>
        <Input maxLength={60} placeholder={say('channels.nameHint')} />
      </Form.Item>
      {isNew && (
        <Form.Item name="kind" label={say('channels.kind')}>
          <Select options={KINDS.map((value) => ({ value, label: say(`channels.kinds.${value}`) }))} />
        </Form.Item>
      )}
      <Form.Item
        name="url"
        label={say('channels.url')}
        rules={isNew ? needed : []}
        extra={say(isNew ? 'channels.urlHelp' : 'channels.secretKept')}
      >
        <Input type="url" maxLength={500} autoComplete="off" placeholder="https://" />
      </Form.Item>
      <Form.Item
        name="secret"
        label={say('channels.secret')}
        extra={say(isNew ? 'channels.secretHelp' : 'channels.secretKept')}
      >
        <Input type="password" maxLength={200} autoComplete="new-password" />
      </Form.Item>
      {isNew && (
        <Form.Item name="group" label={say('channels.group')} extra={say('channels.groupHelp')}>
          <Select
            allowClear
            placeholder={say('channels.everyGroup')}
            options={groups.map(({ id, name }) => ({ value: id, label: name[language] }))}
          />
        </Form.Item>
      )}
      <Form.Item name="upTo" label={say('channels.upTo')}>
        <Select options={SEVERITIES.map((value) => ({ value, label: say(`channels.upTos.s${value}`) }))} />
      </Form.Item>
      <Form.Item name="language" label={say('channels.language')}>
        <Select options={LANGUAGES.map((value) => ({ value, label: sayUi(`languages.${value}`) }))} />
      </Form.Item>
    </>
  )
}

export function RemoveChannelDialog({ channel, onClose }: { channel: ChannelOut; onClose: () => void }) {
  const { say } = usePagingWords()
  const { id, name, version } = channel
  const remove = useAct(removePageChannel, useDone(say('channels.removed'), onClose))
  return (
    <ActDialog
      title={say('channels.removeTitle', { name })}
      lead={say('channels.removeLead')}
      submit={say('channels.remove')}
      isDanger
      act={remove}
      callFor={() => ({ params: { id }, ifMatch: version, body: {} })}
      onClose={onClose}
    />
  )
}
