import type {
  AcknowledgementOut,
  ListedDutyOut,
} from '../../../../functions/acknowledgement/acknowledgement.contract.ts'
import { Card } from '../../ui/card.tsx'
import { Tag } from '../../ui/tag.tsx'
import { useUiWords } from '../../ui/words.ts'
import styles from './acknowledgement-page.module.css'
import { useSignatureWords } from './words.ts'

/** The list in full, what changed since it was signed last marked. */
export function DutyCards({ of: { list, removed } }: { of: AcknowledgementOut }) {
  const { say, language } = useSignatureWords()
  return (
    <>
      {list.length === 0 && <p className="weak">{say('empty')}</p>}
      {list.map((each) => (
        <DutyCard key={each.duty.id} listed={each} />
      ))}
      {removed.map(({ id, title }) => (
        <Card key={id}>
          <Tag tone="bad">{say('removed')}</Tag> <del>{title[language]}</del>
        </Card>
      ))}
    </>
  )
}

function DutyCard({ listed }: { listed: ListedDutyOut }) {
  const { say, name, language } = useSignatureWords()
  const { duty, change, fields, before } = listed
  const title = (
    <>
      {duty.title[language]}{' '}
      {change === 'same' ? null : <Tag tone={change === 'added' ? 'info' : 'warn'}>{say(`change.${change}`)}</Tag>}
    </>
  )
  return (
    <Card title={title}>
      {change === 'changed' && (
        <p>{say('whatChanged', { fields: fields.map((field) => name('fields', field)).join(' · ') })}</p>
      )}
      <Facts listed={listed} />
      {before !== null && fields.includes('standard') && (
        <blockquote className={styles.before}>
          <strong>{say('before')}</strong>
          <p className={styles.text}>{before.standard[language]}</p>
        </blockquote>
      )}
    </Card>
  )
}

function Facts({ listed: { duty, when } }: { listed: ListedDutyOut }) {
  const { say, language } = useSignatureWords()
  const { name } = useUiWords()
  const { standard, evidence, procedure, authorities } = duty
  const facts = [
    ['standard', standard[language]],
    ['when', when],
    ['evidence', evidence.map(({ title }) => title[language]).join('\n')],
    ['procedure', [procedure?.title, procedure?.link, procedure?.steps].filter(Boolean).join('\n')],
    ['authorities', authorities.map(({ act }) => name('authorities', act.replace('.', '_'))).join('\n')],
  ] as const
  return (
    <dl className={styles.facts}>
      {facts.map(([field, value]) =>
        value === '' ? null : (
          <div key={field}>
            <dt>{say(`fields.${field}`)}</dt>
            <dd className={styles.text}>{value}</dd>
          </div>
        ),
      )}
    </dl>
  )
}
