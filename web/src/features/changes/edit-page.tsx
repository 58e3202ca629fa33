import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { type ChangeOut, editChange, readChange } from '../../../../functions/change/change.contract.ts'
import { useNews } from '../../lib/news.ts'
import { useTimeZone } from '../../lib/session.ts'
import { useAct, useApi } from '../../lib/use-api.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { Note, ProblemNote } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { differencesOf, valuesOf } from './form-values.ts'
import { KeptForm, useFormDraft } from './kept-form.tsx'
import { useChangeWords } from './words.ts'

const route = getRouteApi('/changes/$id/edit')

export function EditChangePage() {
  const { say } = useChangeWords()
  const { id } = route.useParams()
  const { data: change, error, refetch } = useApi(readChange, { params: { id } })
  return (
    <Page title={change === undefined ? say('form.edit') : `${say('form.edit')} ${change.number}`}>
      {change !== undefined && <Editing key={change.version} change={change} />}
      {change === undefined &&
        (error === null ? <Waiting /> : <ProblemNote problem={error} onRetry={() => void refetch()} />)}
    </Page>
  )
}

/** Begins anew when somebody else was faster: with what they made of it. */
function Editing({ change }: { change: ChangeOut }) {
  const { say } = useChangeWords()
  const { tell } = useNews()
  const timeZone = useTimeZone()
  const navigate = useNavigate()
  const { id, version, decisions, actions } = change
  // Of this version: what somebody else made of it meanwhile is not written over.
  const draft = useFormDraft(`change.${id}.${version}`)
  const edit = useAct(editChange, {
    onDone: () => {
      draft.drop()
      tell(say('form.saved'))
      void navigate({ to: '/changes/$id', params: { id } })
    },
  })
  const refused = actions.find(({ action, may }) => action === 'edit' && !may)
  if (refused !== undefined) return <Note tone="warn">{refused.reason}</Note>
  return (
    <>
      {decisions.some(({ stands }) => stands) && <Note tone="warn">{say('form.editWarning')}</Note>}
      <KeptForm
        draft={draft}
        initial={valuesOf(change, timeZone)}
        before={change}
        problem={edit.error}
        isPending={edit.isPending}
        submit={say('form.save')}
        onSubmit={(values) => {
          const body = differencesOf(change, values, timeZone)
          if (Object.keys(body).length === 0) tell(say('form.unchanged'))
          else edit.mutate({ params: { id }, ifMatch: version, body })
        }}
        cancel={
          <LinkButton to="/changes/$id" params={{ id }} size="large" onClick={draft.drop}>
            {say('form.cancel')}
          </LinkButton>
        }
      />
    </>
  )
}
