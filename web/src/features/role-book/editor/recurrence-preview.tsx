import { Form } from 'antd'
import { previewRecurrence } from '../../../../../functions/role-book/recurrence-preview.contract.ts'
import type { Call } from '../../../lib/api.ts'
import { useLast, useSettled } from '../../../lib/settled.ts'
import { useApi } from '../../../lib/use-api.ts'
import { Note } from '../../../ui/note.tsx'
import { useBookWords } from '../words.ts'
import styles from './editor.module.css'
import { type DutyValues, ruleOf } from './form-values.ts'

type Rule = NonNullable<Call<typeof previewRecurrence>['body']>['rule']

/** The rule in words, and the next days on which it falls, while it is being typed. */
export function RecurrencePreview() {
  const form = Form.useFormInstance<DutyValues>()
  const rule = Form.useWatch(['when', 'rule'], { form, preserve: true })
  return rule === undefined ? null : <NextDays rule={ruleOf(rule)} />
}

function NextDays({ rule }: { readonly rule: Rule }) {
  const { say, language } = useBookWords()
  const asked = useSettled(JSON.stringify(rule))
  const { data, error } = useApi(previewRecurrence, { body: { rule: JSON.parse(asked) as Rule } })
  const shown = useLast(data)
  if (error !== null) {
    return (
      <div className={styles.wrong}>
        <Note tone="warn">
          {error.fields.length === 0
            ? error.message
            : [...new Set(error.fields.map(({ message }) => message))].map((message) => <p key={message}>{message}</p>)}
        </Note>
      </div>
    )
  }
  if (shown === undefined) return null
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' })
  return (
    <div className={styles.preview} role="status">
      <strong>{shown.words[language]}</strong>
      {shown.next.length === 0 ? (
        <p>{say('editor.never')}</p>
      ) : (
        <ol aria-label={say('editor.next')}>
          {shown.next.map(({ on, at, isCertain }) => (
            <li key={`${on} ${at}`}>
              {on} {weekday.format(new Date(on))} {at}
              {!isCertain && <span className="weak"> {say('editor.mayMove')}</span>}
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}
