import { useNavigate } from '@tanstack/react-router'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import {
  type AlertRulesOut,
  publishAlertRules,
  readAlertRules,
} from '../../../../functions/alert/alert-rules.contract.ts'
import { useNews } from '../../lib/news.ts'
import { useMay } from '../../lib/session.ts'
import { useAct, useApi } from '../../lib/use-api.ts'
import { useBegun } from '../../lib/use-begun.ts'
import { Card } from '../../ui/card.tsx'
import { fieldAt } from '../../ui/field-problems.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { Note, ProblemNote } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { AgainButton, PageForm } from '../../ui/page-form.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import styles from './alerts.module.css'
import { DryRun } from './dry-run.tsx'
import { MatcherFields } from './matcher-fields.tsx'
import { OutcomeFields } from './rule-fields.tsx'
import { type RulesTyped, rulesIn, valuesOf } from './rules-form-values.ts'
import { useAlertWords } from './words.ts'

const MOST_RULES = 200

/** The form holds the rules themselves, the call one level deeper. */
const fieldOfRules = (path: string) => fieldAt(path).slice(1)

/** Another version of the rules, tried before it is published. */
export function EditAlertRulesPage() {
  const { say } = useAlertWords()
  const mayKeep = useMay('alert.administer')
  const asked = useApi(readAlertRules, {})
  const { data: rules, error, refetch } = asked
  const begun = useBegun(asked)
  return (
    <Page
      title={say('rules.form.title')}
      {...(rules !== undefined && { lead: say('rules.form.lead', { version: rules.version + 1 }) })}
    >
      {!mayKeep && <Note tone="warn">{say('rules.form.mayNot')}</Note>}
      {mayKeep && begun.thing !== undefined && <Editing key={begun.key} rules={begun.thing} onAgain={begun.anew} />}
      {begun.thing === undefined &&
        (error === null ? <Waiting /> : <ProblemNote problem={error} onRetry={() => void refetch()} />)}
    </Page>
  )
}

interface EditingProps {
  readonly rules: AlertRulesOut
  /** Begins anew with what somebody else has published meanwhile. */
  readonly onAgain: () => void
}

function Editing({ rules, onAgain }: EditingProps) {
  const { say } = useAlertWords()
  const { tell } = useNews()
  const navigate = useNavigate()
  const [form] = Form.useForm<RulesTyped>()
  const [initial] = useState(() => valuesOf(rules))
  const publish = useAct(publishAlertRules, {
    onDone: ({ version }) => {
      tell(say('rules.form.done', { version }))
      void navigate({ to: '/alerts/rules' })
    },
  })
  const { error } = publish

  return (
    <>
      <PageForm<RulesTyped>
        form={form}
        initial={initial}
        problem={error}
        at={fieldOfRules}
        onFinish={(values) =>
          publish.mutate({
            ifMatch: rules.version,
            body: { rules: rulesIn(form.getFieldsValue(true)), reason: values.reason ?? '' },
          })
        }
      >
        <Rules />
        <Card title={say('rules.otherwise')}>
          <p className="weak">{say('rules.otherwiseLead')}</p>
          <OutcomeFields at={['otherwise']} path={['otherwise']} mayIgnore={false} />
        </Card>
        <Card>
          <Form.Item
            name="reason"
            label={say('rules.form.reason')}
            rules={[{ required: true, whitespace: true, message: say('needed') }]}
          >
            <Input.TextArea maxLength={500} rows={2} />
          </Form.Item>
          {error !== null && <ProblemNote problem={error} />}
          <div className={styles.buttons}>
            <Button type="primary" htmlType="submit" size="large" loading={publish.isPending}>
              {say('rules.form.publish')}
            </Button>
            <AgainButton problem={error} onAgain={onAgain} />
            <LinkButton to="/alerts/rules" size="large">
              {say('rules.form.cancel')}
            </LinkButton>
          </div>
        </Card>
      </PageForm>
      <DryRun rules={() => rulesIn(form.getFieldsValue(true))} />
    </>
  )
}

/** One after the other; the first that matches counts, so their order can be changed. */
function Rules() {
  const { say } = useAlertWords()
  return (
    <Form.List name="rules">
      {(fields, { add, remove, move }) => (
        <>
          {fields.map(({ key, name }, nth) => (
            <Rule
              key={key}
              name={name}
              nth={nth + 1}
              isLast={nth === fields.length - 1}
              onMove={(by) => move(nth, nth + by)}
              onRemove={() => remove(name)}
            />
          ))}
          <div>
            <Button
              disabled={fields.length >= MOST_RULES}
              onClick={() =>
                add({ matchers: [{ label: '', is: 'equals' }], outcome: { does: 'open', impact: 'partial' } })
              }
            >
              {say('rules.form.add')}
            </Button>
          </div>
        </>
      )}
    </Form.List>
  )
}

interface RuleProps {
  readonly name: number
  readonly nth: number
  readonly isLast: boolean
  readonly onMove: (by: 1 | -1) => void
  readonly onRemove: () => void
}

function Rule({ name, nth, isLast, onMove, onRemove }: RuleProps) {
  const { say } = useAlertWords()
  const called = Form.useWatch(['rules', name, 'name']) as string | undefined
  const button = (words: string, name: string, isDisabled: boolean, act: () => void) => (
    <Button size="small" aria-label={name} disabled={isDisabled} onClick={act}>
      {words}
    </Button>
  )
  return (
    <Card title={say('rules.form.rule', { nth, name: called || say('rules.form.unnamed') })}>
      <div className={styles.above}>
        {button(say('rules.form.upward'), say('rules.form.up', { nth }), nth === 1, () => onMove(-1))}
        {button(say('rules.form.downward'), say('rules.form.down', { nth }), isLast, () => onMove(1))}
        {button(say('rules.form.away'), say('rules.form.remove', { nth }), false, onRemove)}
      </div>
      <Form.Item
        name={[name, 'name']}
        label={say('rules.form.name')}
        rules={[{ required: true, whitespace: true, message: say('needed') }]}
      >
        <Input maxLength={120} />
      </Form.Item>
      <MatcherFields at={[name, 'matchers']} path={['rules', name, 'matchers']} />
      <OutcomeFields at={[name, 'outcome']} path={['rules', name, 'outcome']} mayIgnore />
    </Card>
  )
}
