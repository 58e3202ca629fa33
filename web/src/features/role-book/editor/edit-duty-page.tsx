import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import {
  addDraftDuty,
  type DraftOut,
  listDraftDuties,
  putDraftDuty,
  readDraft,
} from '../../../../../functions/role-book/draft.contract.ts'
import type { DutyOut } from '../../../../../functions/role-book/role-book.contract.ts'
import { useNews } from '../../../lib/news.ts'
import { useAct, useApi, useWhole } from '../../../lib/use-api.ts'
import { Note, ProblemNote } from '../../../ui/note.tsx'
import { Page } from '../../../ui/page.tsx'
import { Waiting } from '../../../ui/waiting.tsx'
import { useBookWords } from '../words.ts'
import { DutyForm, useDutyDraft } from './duty-form.tsx'
import type { DutyValues } from './form-values.ts'

const adding = getRouteApi('/role-book/drafts/$id/duties/new')
const changing = getRouteApi('/role-book/drafts/$id/duties/$duty')

/** A duty more in a draft. */
export function AddDutyPage() {
  const { say } = useBookWords()
  const { id } = adding.useParams()
  const { position, activity, service } = adding.useSearch()
  return (
    <EditorPage id={id} title={say('editor.add')}>
      {(draft) => (
        <Adding
          draft={draft}
          position={position}
          covers={{ activity, ...(service !== undefined && { services: [service] }) }}
        />
      )}
    </EditorPage>
  )
}

/** A duty of a draft, made another one. */
export function EditDutyPage() {
  const { say, language } = useBookWords()
  const { id, duty: wanted } = changing.useParams()
  const duties = useWhole(listDraftDuties, { params: { id }, query: { limit: 100 } })
  const duty = duties.find((each) => each.id === wanted)
  return (
    <EditorPage id={id} title={duty?.title[language] ?? say('editor.edit')}>
      {(draft) => (duty === undefined ? <Waiting /> : <Changing draft={draft} duty={duty} />)}
    </EditorPage>
  )
}

interface EditorPageProps {
  readonly id: string
  readonly title: string
  readonly children: (draft: DraftOut) => ReactNode
}

/** A page on which something of a draft is edited, by whoever may. */
export function EditorPage({ id, title, children }: EditorPageProps) {
  const { say } = useBookWords()
  const { data: draft, error, refetch } = useApi(readDraft, { params: { id } })
  const edit = draft?.actions.find(({ action }) => action === 'edit')
  return (
    <Page
      title={title}
      above={
        <Link to="/role-book/drafts/$id" params={{ id }}>
          {draft?.name ?? say('draft.title')}
        </Link>
      }
    >
      {draft !== undefined && draft.status !== 'drafting' && edit?.may === true && (
        <Note tone="warn">{say('editor.voidsReview')}</Note>
      )}
      {draft !== undefined && (edit?.may === true ? children(draft) : <Note tone="warn">{edit?.reason}</Note>)}
      {draft === undefined &&
        (error === null ? <Waiting /> : <ProblemNote problem={error} onRetry={() => void refetch()} />)}
    </Page>
  )
}

function Adding({ draft: { id, version, frame }, position, covers }: AddingProps) {
  const { say } = useBookWords()
  const kept = useDutyDraft(`${id}/new`)
  const { done, leave } = useWayBack(id, kept.drop)
  const add = useAct(addDraftDuty, { onDone: done })
  return (
    <DutyForm
      {...(position !== undefined && { position })}
      covers={covers}
      activities={frame.activities}
      problem={add.error}
      busy={add.isPending}
      submitLabel={say('editor.add')}
      kept={kept}
      onSubmit={(body) => add.mutate({ params: { id }, ifMatch: version, body })}
      onCancel={leave}
    />
  )
}

interface AddingProps {
  readonly draft: DraftOut
  readonly position: string | undefined
  readonly covers: DutyValues['covers']
}

/** Begun from the duty as it was first read: when somebody else changes it, what was typed stays and may be saved again. */
function Changing({ draft: { id, version, frame }, duty }: { readonly draft: DraftOut; readonly duty: DutyOut }) {
  const { say } = useBookWords()
  const kept = useDutyDraft(`${id}/${duty.id}`)
  const { done, leave } = useWayBack(id, kept.drop)
  const put = useAct(putDraftDuty, { onDone: done })
  const [first] = useState(duty)
  return (
    <>
      {first.hash !== duty.hash && !put.isSuccess && <Note tone="warn">{say('editor.changedMeanwhile')}</Note>}
      <DutyForm
        initial={first}
        activities={frame.activities}
        problem={put.error}
        busy={put.isPending}
        submitLabel={say('editor.save')}
        kept={kept}
        onSubmit={(body) => put.mutate({ params: { id, duty: duty.id }, ifMatch: version, body })}
        onCancel={leave}
      />
    </>
  )
}

function useWayBack(id: string, forget: () => void) {
  const { say } = useBookWords()
  const { tell } = useNews()
  const navigate = useNavigate()
  const leave = () => {
    forget()
    void navigate({ to: '/role-book/drafts/$id', params: { id } })
  }
  const done = () => {
    tell(say('editor.saved'))
    leave()
  }
  return { done, leave }
}
