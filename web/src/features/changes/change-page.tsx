import { getRouteApi, Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ChangeOut, readChange } from '../../../../functions/change/change.contract.ts'
import { useMe } from '../../lib/session.ts'
import { useApi } from '../../lib/use-api.ts'
import { At } from '../../ui/deadline.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { ProblemNote } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { PersonName } from '../../ui/person.tsx'
import { RiskTag, StatusTag, Tag } from '../../ui/tag.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { Actions } from './actions.tsx'
import styles from './change-page.module.css'
import { Content } from './content.tsx'
import { Owed } from './owed.tsx'
import { Procedure } from './procedure.tsx'
import { Story } from './story.tsx'
import { useChangeWords } from './words.ts'

const EVERY_SECONDS = 30
const route = getRouteApi('/changes/$id')

/** One change: where it stands, who owes what, what I can do, what is asked, what happened. */
export function ChangePage() {
  const { say } = useChangeWords()
  const { id } = route.useParams()
  const { data: change, error, refetch } = useApi(readChange, { params: { id } }, { everySeconds: EVERY_SECONDS })
  if (change === undefined) {
    return (
      <Page title={say('list.title')} above={<BackToList />}>
        {error === null ? <Waiting /> : <ProblemNote problem={error} onRetry={() => void refetch()} />}
      </Page>
    )
  }
  return <Whole key={change.id} change={change} />
}

function Whole({ change }: { change: ChangeOut }) {
  const { say, language } = useChangeWords()
  const { person } = useMe()
  // Whoever owes the next step came to take it.
  const isMine = change.accountable?.id === person.id
  const mayEdit = change.actions.some(({ action, may }) => action === 'edit' && may)
  return (
    <Page
      title={change.title}
      above={
        <span className={styles.above}>
          <BackToList /> <span aria-hidden="true">/</span> <strong>{change.number}</strong>
          <StatusTag status={change.status} />
          <RiskTag risk={change.risk} />
          {change.round > 1 && <Tag tone="quiet">{say('page.round', { count: change.round })}</Tag>}
        </span>
      }
      lead={
        <>
          {say('page.raisedBy', { who: change.requester.name })} · <At instant={change.submittedAt} /> ·{' '}
          {change.service.name[language]} · {say('page.implementer')} <PersonName person={change.implementer} />
        </>
      }
      actions={
        <>
          <Button href={`/print/changes/${change.id}`} target="_blank">
            {say('page.print')}
          </Button>
          {mayEdit && (
            <LinkButton to="/changes/$id/edit" params={{ id: change.id }}>
              {say('page.edit')}
            </LinkButton>
          )}
        </>
      }
    >
      <div className={styles.columns}>
        <div className={styles.procedure}>
          <Procedure change={change} />
        </div>
        <div className={styles.aside}>
          {isMine && <Actions change={change} />}
          <Owed change={change} />
          {!isMine && <Actions change={change} />}
        </div>
        <div className={styles.main}>
          <Content change={change} />
          <Story change={change} />
        </div>
      </div>
    </Page>
  )
}

function BackToList() {
  const { say } = useChangeWords()
  return <Link to="/changes">{say('page.back')}</Link>
}
