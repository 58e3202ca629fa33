import { getRouteApi, Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { Suspense, useState } from 'react'
import { type PersonOut, readPerson } from '../../../../functions/responsibility/responsibility.contract.ts'
import { late } from '../../lib/late.ts'
import { useMayHandOver } from '../../lib/leads.ts'
import { useMay } from '../../lib/session.ts'
import { useApi } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { ProblemNote } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { Absences } from './absences.tsx'
import { PersonState } from './person-state.tsx'
import { Posts } from './posts.tsx'
import { usePeopleWords } from './words.ts'

const ChangeDialog = late(async () => (await import('./person-dialogs.tsx')).ChangePersonDialog)
const ActiveDialog = late(async () => (await import('./person-dialogs.tsx')).ActiveDialog)

const route = getRouteApi('/people/$id')

export function PersonPage() {
  const { say } = usePeopleWords()
  const { id } = route.useParams()
  const { data: person, error, refetch } = useApi(readPerson, { params: { id } })
  const above = <Link to="/people">{say('person.back')}</Link>
  if (person === undefined) {
    return (
      <Page title={say('title')} above={above}>
        {error === null ? <Waiting /> : <ProblemNote problem={error} onRetry={() => void refetch()} />}
      </Page>
    )
  }
  return (
    <Page
      key={person.id}
      title={person.name}
      above={above}
      lead={
        <>
          {person.email} <PersonState person={person} />
        </>
      }
      actions={<Administer person={person} />}
    >
      <Card title={say('person.positions')}>
        <Positions person={person} />
      </Card>
      <Absences person={person} />
    </Page>
  )
}

/** The posts of a person, and where the hand-over of one is started. */
function Positions({ person: { id, positions } }: { person: PersonOut }) {
  const { say } = usePeopleWords()
  const mayHandOver = useMayHandOver()
  return (
    <Posts
      positions={positions}
      actionOf={(post) =>
        post.via === 'holder' &&
        mayHandOver(post) && (
          <>
            {' · '}
            <Link to="/position-hand-overs" search={{ position: post.id, from: id, start: true }}>
              {say('person.handOver')}
            </Link>
          </>
        )
      }
    />
  )
}

/** What administrators may do with a person. */
function Administer({ person }: { person: PersonOut }) {
  const { say } = usePeopleWords()
  const mayAdminister = useMay('directory.administer')
  const [dialog, setDialog] = useState<'change' | 'active'>()
  const close = () => setDialog(undefined)
  if (!mayAdminister) return null
  return (
    <>
      <Button onClick={() => setDialog('change')} onFocus={ChangeDialog.ahead} onMouseEnter={ChangeDialog.ahead}>
        {say('person.change')}
      </Button>
      <Button danger={person.active} onClick={() => setDialog('active')} onFocus={ActiveDialog.ahead}>
        {say(person.active ? 'deactivate.open' : 'activate.open')}
      </Button>
      <Suspense>
        {dialog === 'change' && <ChangeDialog.Component person={person} onClose={close} />}
        {dialog === 'active' && <ActiveDialog.Component person={person} onClose={close} />}
      </Suspense>
    </>
  )
}
