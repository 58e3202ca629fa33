import { Button, Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { issueApiToken, revokeApiToken } from '../../../../functions/sign-in/api-token.contract.ts'
import { useAct } from '../../lib/use-api.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Note } from '../../ui/note.tsx'
import { useDone } from '../../ui/use-done.ts'
import styles from './token-dialogs.module.css'
import { useTokenWords } from './words.ts'

interface Wish {
  readonly name: string
  readonly scopes: string[]
  readonly validDays: string
}

/** Issues a token, then shows its secret, once. */
export function IssueDialog({ onClose }: { onClose: () => void }) {
  const { say } = useTokenWords()
  const [secret, setSecret] = useState<string>()
  const issue = useAct(issueApiToken, { onDone: ({ token }) => setSecret(token) })
  if (secret !== undefined) return <Secret secret={secret} onClose={onClose} />
  const needed = [{ required: true, message: say('needed') }]
  return (
    <ActDialog
      title={say('issue.title')}
      submit={say('issue.submit')}
      act={issue}
      initial={{ validDays: '90', scopes: ['read'] }}
      callFor={({ name, scopes, validDays }: Wish) => ({ body: { name, scopes, validDays: Number(validDays) } })}
      onClose={onClose}
    >
      <Form.Item name="name" label={say('issue.name')} rules={needed}>
        <Input maxLength={80} placeholder={say('issue.nameHint')} />
      </Form.Item>
      <Form.Item name="scopes" label={say('issue.scopes')} rules={needed} extra={say('issue.scopesHelp')}>
        <Select mode="tags" open={false} suffixIcon={null} maxCount={20} placeholder={say('issue.scopesHint')} />
      </Form.Item>
      <Form.Item name="validDays" label={say('issue.days')} rules={needed}>
        <Input type="number" min={1} max={366} />
      </Form.Item>
    </ActDialog>
  )
}

function Secret({ secret, onClose }: { secret: string; onClose: () => void }) {
  const { say } = useTokenWords()
  return (
    <Modal
      open
      title={say('secret.title')}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      footer={
        <Button type="primary" onClick={onClose}>
          {say('secret.close')}
        </Button>
      }
    >
      <div className={styles.secret}>
        <Note tone="warn">{say('secret.text')}</Note>
        <Input readOnly value={secret} aria-label={say('secret.value')} onFocus={({ target }) => target.select()} />
        <div>
          <CopyButton text={secret} told={say('secret.copied')}>
            {say('secret.copy')}
          </CopyButton>
        </div>
      </div>
    </Modal>
  )
}

interface RevokeDialogProps {
  readonly token: { readonly id: string; readonly name: string }
  readonly onClose: () => void
}

export function RevokeDialog({ token: { id, name }, onClose }: RevokeDialogProps) {
  const { say } = useTokenWords()
  const revoke = useAct(revokeApiToken, useDone(say('revoke.done'), onClose))
  return (
    <ActDialog
      title={say('revoke.title', { name })}
      lead={say('revoke.lead')}
      submit={say('revoke.submit')}
      isDanger
      act={revoke}
      callFor={() => ({ params: { id } })}
      onClose={onClose}
    />
  )
}
