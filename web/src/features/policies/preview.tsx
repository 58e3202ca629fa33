import { useState } from 'react'
import { previewPolicy } from '../../../../functions/obligation/policy.contract.ts'
import { listPositions } from '../../../../functions/responsibility/responsibility.contract.ts'
import type { Answer, Call } from '../../lib/api.ts'
import { useNow } from '../../lib/server-clock.ts'
import { useTimeZone } from '../../lib/session.ts'
import { useLast, useSettled } from '../../lib/settled.ts'
import { useApi, useWhole } from '../../lib/use-api.ts'
import { instantAt, localOf } from '../../lib/zone.ts'
import { Card } from '../../ui/card.tsx'
import { Note } from '../../ui/note.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import styles from './preview.module.css'
import { PreviewedStage } from './previewed-stage.tsx'
import { usePolicyWords } from './words.ts'

type Body = NonNullable<Call<typeof previewPolicy>['body']>

interface PreviewProps {
  readonly name: string
  /** The ladders to look at; without: those in force. */
  readonly stages?: Body['stages']
}

/** What ladders would do from an instant on, and whom they would reach if everybody stayed where they are today. */
export function Preview({ name, stages }: PreviewProps) {
  const { say, language } = usePolicyWords()
  const timeZone = useTimeZone()
  const now = useNow('minute')
  const [from, setFrom] = useState(() => localOf(now, timeZone))
  const [position, setPosition] = useState('')
  const positions = useWhole(listPositions, { query: { limit: 100 } })
  const start = instantAt(from, timeZone)
  const looked = useSettled(JSON.stringify({ stages, from: start, ...(position !== '' && { position }) }))
  const { data, error } = useApi(previewPolicy, { params: { name }, body: JSON.parse(looked) as Body })
  const shown = useLast(data)
  return (
    <Card title={say('preview.title')}>
      <p className={styles.lead}>{say('preview.lead')}</p>
      <div className={styles.choices}>
        <label>
          <span>{say('preview.from')}</span>
          <input type="datetime-local" value={from} onChange={({ target }) => setFrom(target.value)} />
        </label>
        <label>
          <span>{say('preview.position')}</span>
          <select value={position || shown?.position.id} onChange={({ target }) => setPosition(target.value)}>
            {positions.map((each) => (
              <option key={each.id} value={each.id}>
                {each.name[language]}
              </option>
            ))}
          </select>
        </label>
      </div>
      {error !== null && (
        <Note tone="warn">
          <p>{error.fields.length === 0 ? error.message : say('preview.faults')}</p>
          <ul className={styles.faults}>
            {[...new Set(error.fields.map(({ message }) => message))].map((message) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </Note>
      )}
      {error === null && (shown === undefined ? <Waiting /> : <Previewed preview={shown} />)}
    </Card>
  )
}

function Previewed({ preview: { stages } }: { preview: Answer<typeof previewPolicy> }) {
  const { say } = usePolicyWords()
  const empty = stages.flatMap(({ steps }) => steps.filter(({ outcome }) => outcome === 'nobody-there')).length
  return (
    <>
      {empty > 0 && <Note tone="warn">{say('preview.empty', { count: empty })}</Note>}
      <div className={styles.stages}>
        {stages.map((stage) => (
          <PreviewedStage key={stage.stage} stage={stage} />
        ))}
      </div>
    </>
  )
}
