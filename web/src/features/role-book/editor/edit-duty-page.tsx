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
import { useAct, useApi, usePages, useWhole } from '../../../lib/use-api.ts'
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
  const call = { params: { id }, query: { limit: 100 } }
  const duty = useWhole(listDraftDuties, call).find((each) => each.id === wanted)
  const { data, hasNextPage, error } = usePages(listDraftDuties, call)
  const isGone = duty === undefined && data !== undefined && !hasNextPage
  const [first, setFirst] = useState(duty)
  if (first === undefined && duty !== undefined) setFirst(duty)
  return (
    <EditorPage id={id} title={first?.title[language] ?? say('editor.edit')}>
      {(draft) => {
        if (first !== undefined) return <Changing draft={draft} first={first} duty={isGone ? null : (duty ?? first)} />
        if (isGone) return <Note tone="warn">{say('editor.noSuchDuty')}</Note>
        return error === null ? <Waiting /> : <ProblemNote problem={error} />
      }}
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

interface ChangingProps {
  readonly draft: DraftOut
  /** As it was when the form was opened. */
  readonly first: DutyOut
  /** As it is now; null: somebody removed it. */
  readonly duty: DutyOut | null
}

/** Begun from the duty as it was first read: what somebody else does to it meanwhile takes nothing away that was typed. */
function Changing({ draft: { id, version, frame }, first, duty }: ChangingProps) {
  const { say } = useBookWords()
  const kept = useDutyDraft(`${id}/${first.id}`)
  const { done, leave } = useWayBack(id, kept.drop)
  const put = useAct(putDraftDuty, { onDone: done })
  const add = useAct(addDraftDuty, { onDone: done })
  const isSaved = put.isSuccess || add.isSuccess
  const { error, isPending } = duty === null ? add : put
  return (
    <>
      {duty === null && !isSaved && <Note tone="warn">{say('editor.removedMeanwhile')}</Note>}
      {duty !== null && first.hash !== duty.hash && !isSaved && (
        <Note tone="warn">{say('editor.changedMeanwhile')}</Note>
      )}
      <DutyForm
        initial={first}
        activities={frame.activities}
        problem={error}
        busy={isPending}
        submitLabel={say(duty === null ? 'editor.add' : 'editor.save')}
        kept={kept}
        onSubmit={(body) =>
          duty === null
            ? add.mutate({ params: { id }, ifMatch: version, body })
            : put.mutate({ params: { id, duty: first.id }, ifMatch: version, body })
        }
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
