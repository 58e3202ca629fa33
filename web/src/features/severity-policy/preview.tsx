import { useState } from 'react'
import { previewSeverityPolicy } from '../../../../functions/incident/severity-policy.contract.ts'
import { listServices } from '../../../../functions/responsibility/responsibility.contract.ts'
import type { Call } from '../../lib/api.ts'
import { sayInstant } from '../../lib/say-time.ts'
import { useNow } from '../../lib/server-clock.ts'
import { useTimeZone } from '../../lib/session.ts'
import { useLast, useSettled } from '../../lib/settled.ts'
import { useApi, useWhole } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import fields from '../../ui/duration-field.module.css'
import { Note } from '../../ui/note.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import styles from './severity-policy.module.css'
import { useSeverityWords } from './words.ts'

type Body = NonNullable<Call<typeof previewSeverityPolicy>['body']>

interface PreviewProps {
  /** The draft to look at; without: what is in force. */
  readonly policy?: Body['policy']
}

/** Whom an incident of each severity would page, if it began now and nobody answered. */
export function Preview({ policy }: PreviewProps) {
  const { say, name, language } = useSeverityWords()
  const timeZone = useTimeZone()
  const now = useNow('minute')
  const [service, setService] = useState('')
  const services = useWhole(listServices, { query: { limit: 100 } })
  const asked = useSettled(JSON.stringify({ policy, ...(service !== '' && { service }) }))
  const { data, error } = useApi(previewSeverityPolicy, { body: JSON.parse(asked) as Body })
  const shown = useLast(data)
  const at = (instant: string) => sayInstant(instant, timeZone, language, now)
  return (
    <Card title={say('preview.title')}>
      <p className="weak">{say('preview.lead')}</p>
      <label className={styles.choice}>
        <span>{say('preview.service')}</span>
        <select className={fields.select ?? ''} value={service} onChange={({ target }) => setService(target.value)}>
          <option value="">{say('preview.any')}</option>
          {services.map((each) => (
            <option key={each.id} value={each.id}>
              {each.name[language]}
            </option>
          ))}
        </select>
      </label>
      {error !== null && (
        <Note tone="warn">
          <p>{error.fields.length === 0 ? error.message : say('preview.faults')}</p>
          <ul>
            {[...new Set(error.fields.map(({ message }) => message))].map((message) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </Note>
      )}
      {shown === undefined && error === null && <Waiting />}
      {shown !== undefined && (
        <div className={styles.previewed}>
          {shown.resolveBy.map(({ severity, by }) => (
            <section key={severity}>
              <h3>{say('preview.severity', { severity: name('severities', String(severity)) })}</h3>
              <ol>
                {shown.steps
                  .filter((each) => each.severity === severity)
                  .map(({ step, to, who, at: when }) => (
                    <li key={step}>
                      {who === null ? say('preview.nobody', { to }) : say('preview.step', { to, who: who.name })}
                      {when !== null && <div className="weak">{say('preview.at', { at: at(when) })}</div>}
                    </li>
                  ))}
              </ol>
              <p className="weak">{say('preview.resolveBy', { at: at(by) })}</p>
            </section>
          ))}
        </div>
      )}
    </Card>
  )
}
