import { Button, Form, Input } from 'antd'
import { confirmMyTest } from '../../../../functions/paging/contact-card.contract.ts'
import { useNews } from '../../lib/news.ts'
import { useNow } from '../../lib/server-clock.ts'
import { useAct } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { Deadline } from '../../ui/deadline.tsx'
import { Note, ProblemNote } from '../../ui/note.tsx'
import type { Tone } from '../../ui/palette.ts'
import type { ContactCard } from './contact-card.ts'
import styles from './paging.module.css'
import { usePagingWords } from './words.ts'

type Test = NonNullable<ContactCard['test']>

const TONES: Readonly<Record<Test['state'], Tone>> = {
  waiting: 'info',
  delivered: 'info',
  failed: 'bad',
  dropped: 'warn',
}

interface Typed {
  readonly code: string
}
const SIX_DIGITS = /^\d{6}$/
/** As it is copied from a message: with a space, or a word around it. */
const digitsOf = (typed: unknown): string => String(typed ?? '').replaceAll(/\D/g, '')

/** The test that is out: whether it was sent, and where the code that it says is given. */
export function TestOut({ test }: { test: Test | null }) {
  const { say } = usePagingWords()
  const { tell } = useNews()
  const now = useNow('minute')
  const confirm = useAct(confirmMyTest, { onDone: () => tell(say('out.done')) })
  if (test === null) return null
  const channel = say(`channel.${test.channel}`)
  if (test.until <= now) return <Note tone="warn">{say('out.late', { channel })}</Note>
  return (
    <Card title={say('out.title')}>
      <div className={styles.stack}>
        <div role="status">
          <Note tone={TONES[test.state]}>{say(`out.${test.state}`, { channel })}</Note>
        </div>
        <div>{say('out.honest')}</div>
        <Form<Typed>
          layout="vertical"
          requiredMark={false}
          onFinish={({ code }) => confirm.mutate({ body: { code: digitsOf(code) } })}
        >
          <Form.Item
            name="code"
            label={say('out.code')}
            rules={[{ required: true, transform: digitsOf, pattern: SIX_DIGITS, message: say('out.codeNeeded') }]}
          >
            <Input className={styles.code ?? ''} inputMode="numeric" autoComplete="one-time-code" maxLength={12} />
          </Form.Item>
          <div className={styles.row}>
            <Button type="primary" htmlType="submit" loading={confirm.isPending}>
              {say('out.came')}
            </Button>
            <span>
              {say('out.until')} <Deadline dueAt={test.until} />
            </span>
          </div>
        </Form>
        {confirm.error !== null && <ProblemNote problem={confirm.error} />}
      </div>
    </Card>
  )
}
