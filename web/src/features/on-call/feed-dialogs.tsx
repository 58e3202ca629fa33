import { Button, Input, Modal } from 'antd'
import { type FeedOut, revokeFeed } from '../../../../functions/on-call/feed.contract.ts'
import { useAct } from '../../lib/use-api.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Note } from '../../ui/note.tsx'
import { useDone } from '../../ui/use-done.ts'
import styles from './on-call.module.css'
import { useOnCallWords } from './words.ts'

/** The address of a subscription, once. */
export function AddressShown({ url, onClose }: { url: string; onClose: () => void }) {
  const { say } = useOnCallWords()
  return (
    <Modal
      open
      title={say('feeds.shownTitle')}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      footer={
        <>
          <CopyButton text={url} told={say('feeds.copied')}>
            {say('feeds.copy')}
          </CopyButton>
          <Button type="primary" onClick={onClose}>
            {say('feeds.close')}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        <Note tone="warn">{say('feeds.shownText')}</Note>
        <Input readOnly value={url} aria-label={say('feeds.address')} onFocus={({ target }) => target.select()} />
      </div>
    </Modal>
  )
}

export function RevokeFeedDialog({ feed: { id }, onClose }: { feed: FeedOut; onClose: () => void }) {
  const { say } = useOnCallWords()
  const act = useAct(revokeFeed, useDone(say('feeds.revoked'), onClose))
  return (
    <ActDialog
      title={say('feeds.revokeTitle')}
      lead={say('feeds.revokeLead')}
      submit={say('feeds.revoke')}
      isDanger
      act={act}
      callFor={() => ({ params: { id } })}
      onClose={onClose}
    />
  )
}
