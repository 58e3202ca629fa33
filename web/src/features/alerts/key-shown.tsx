import { Button, Input, Modal } from 'antd'
import { Note } from '../../ui/note.tsx'
import styles from './alerts.module.css'
import { useAlertWords } from './words.ts'

interface KeyShownProps {
  readonly address: string
  /** Null: there is no key, or it was shown before. */
  readonly value: string | null
  /** How its system shows it. */
  readonly how: 'bearer' | 'signature' | 'mail' | 'noKey'
  readonly onClose: () => void
}

/** Where to send, and the key, once. Whoever mails needs no key: the address is what is shown once. */
export function KeyShown({ address, value, how, onClose }: KeyShownProps) {
  const { say } = useAlertWords()
  const isSecret = value !== null
  const shown = (text: string, label: string) => (
    <div>
      <div>{label}</div>
      <Input.TextArea readOnly autoSize value={text} aria-label={label} onFocus={({ target }) => target.select()} />
    </div>
  )
  return (
    <Modal
      open
      title={say(isSecret ? (how === 'mail' ? 'keyShown.mailTitle' : 'keyShown.title') : 'keyShown.address')}
      closable={!isSecret}
      mask={{ closable: !isSecret }}
      keyboard={!isSecret}
      onCancel={onClose}
      footer={
        <Button type="primary" onClick={onClose}>
          {say(isSecret ? 'keyShown.close' : 'keyShown.read')}
        </Button>
      }
    >
      <div className={styles.key}>
        {isSecret && <Note tone="warn">{say(how === 'mail' ? 'keyShown.mailText' : 'keyShown.text')}</Note>}
        {shown(address, say('keyShown.address'))}
        {isSecret && how !== 'mail' && shown(value, say('keyShown.key'))}
        <p className="weak">{say(`keyShown.${how}`)}</p>
      </div>
    </Modal>
  )
}
