import { Button, Input, Modal } from 'antd'
import { Note } from '../../ui/note.tsx'
import styles from './alerts.module.css'
import { useAlertWords } from './words.ts'

interface KeyShownProps {
  readonly address: string
  readonly value: string | null
  /** How its system shows it. */
  readonly how: 'bearer' | 'signature' | 'mail' | 'noKey'
  readonly onClose: () => void
}

/** A key, once. */
export function KeyShown({ address, value, how, onClose }: KeyShownProps) {
  const { say } = useAlertWords()
  const shown = (text: string, label: string) => (
    <div>
      <div>{label}</div>
      <Input readOnly value={text} aria-label={label} onFocus={({ target }) => target.select()} />
    </div>
  )
  return (
    <Modal
      open
      title={say('keyShown.title')}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      footer={
        <Button type="primary" onClick={onClose}>
          {say('keyShown.close')}
        </Button>
      }
    >
      <div className={styles.key}>
        {value !== null && <Note tone="warn">{say('keyShown.text')}</Note>}
        {shown(address, say('keyShown.address'))}
        {value !== null && how !== 'mail' && shown(value, say('keyShown.key'))}
        <p className="weak">{say(`keyShown.${how}`)}</p>
      </div>
    </Modal>
  )
}
