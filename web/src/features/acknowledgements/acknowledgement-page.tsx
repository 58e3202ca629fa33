import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import {
  type AcknowledgementOut,
  readAcknowledgement,
  readAcknowledgementTimeline,
  signDutyList,
} from '../../../../functions/acknowledgement/acknowledgement.contract.ts'
import { useNews } from '../../lib/news.ts'
import { useAct, useApi, usePages } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { CaseStory } from '../../ui/case-story.tsx'
import { At } from '../../ui/deadline.tsx'
import { ActProblem, ProblemNote } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { PagesOf } from '../../ui/pages-of.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import styles from './acknowledgement-page.module.css'
import { AnswerDialog, ObjectDialog, RefusalDialog } from './dialogs.tsx'
import { DutyCards } from './duty-cards.tsx'
import { StateTag } from './state-tag.tsx'
import { useSignatureWords } from './words.ts'

/** One duty list in full: read, sign, object; answer, or record that it is not signed. */
export function AcknowledgementPage() {
  const { say, language } = useSignatureWords()
  const { id } = useParams({ from: '/acknowledgements/$id' })
  const { data, error, refetch } = useApi(readAcknowledgement, { params: { id } })
  if (data === undefined) {
    return (
      <Page title={say('title')}>
        {error === null ? <Waiting /> : <ProblemNote problem={error} onRetry={() => void refetch()} />}
      </Page>
    )
  }
  const { person, position, as, book, signedBefore, status } = data
  return (
    <Page
      title={position.name[language]}
      above={<Link to="/acknowledgements">{say('back')}</Link>}
      lead={
        <>
          {say('whose', { person: person.name, as: say(`as.${as}`), book })} <StateTag state={status} />
        </>
      }
      actions={<Actions of={data} />}
    >
      {signedBefore !== null && <p>{say('since', { book: signedBefore.book })}</p>}
      <Objections of={data} />
      <DutyCards of={data} />
      <Story id={id} />
    </Page>
  )
}

interface Of {
  readonly of: AcknowledgementOut
}

function Actions({ of }: Of) {
  const { say } = useSignatureWords()
  const { tell } = useNews()
  const [asks, ask] = useState<'object' | 'answer' | 'record-refusal'>()
  const sign = useAct(signDutyList, { onDone: () => tell(say('signDone')) })
  const { id, page, version, actions } = of
  const close = () => ask(undefined)
  return (
    <>
      {actions.includes('sign') && (
        <Button
          type="primary"
          loading={sign.isPending}
          onClick={() => sign.mutate({ params: { id }, ifMatch: version, body: { page } })}
        >
          {say('actions.sign')}
        </Button>
      )}
      {(['object', 'answer', 'record-refusal'] as const).map((action) =>
        actions.includes(action) ? (
          <Button key={action} onClick={() => ask(action)}>
            {say(`actions.${action}`)}
          </Button>
        ) : null,
      )}
      <ActProblem problem={sign.error} />
      {asks === 'object' && <ObjectDialog of={of} onClose={close} />}
      {asks === 'answer' && <AnswerDialog of={of} onClose={close} />}
      {asks === 'record-refusal' && <RefusalDialog of={of} onClose={close} />}
    </>
  )
}

function Objections({ of: { objections } }: Of) {
  const { say } = useSignatureWords()
  if (objections.length === 0) return null
  return (
    <Card title={say('objections')}>
      {objections.map(({ at, by, text, answer }) => (
        <div key={at}>
          <p>
            {say('objected', { person: by.name })} · <At instant={at} />
          </p>
          <blockquote className={`${styles.before} ${styles.text}`}>{text ?? say('erased')}</blockquote>
          {answer !== null && (
            <>
              <p>
                {say(`answered.${answer.outcome}`, { person: answer.by.name })} · <At instant={answer.at} />
              </p>
              <blockquote className={`${styles.before} ${styles.text}`}>{answer.text ?? say('erased')}</blockquote>
            </>
          )}
        </div>
      ))}
    </Card>
  )
}

function Story({ id }: { id: string }) {
  const { say, name } = useSignatureWords()
  const entries = usePages(readAcknowledgementTimeline, { params: { id }, query: { limit: 100 } })
  return (
    <Card title={say('story')}>
      <PagesOf pages={entries} empty={null}>
        {(items) => <CaseStory entries={items} nameOf={(did) => name('did', did)} />}
      </PagesOf>
    </Card>
  )
}
