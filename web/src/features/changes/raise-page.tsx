import { useNavigate } from '@tanstack/react-router'
import { submitChange } from '../../../../functions/change/change.contract.ts'
import { useNews } from '../../lib/news.ts'
import { useMe, useTimeZone } from '../../lib/session.ts'
import { useAct } from '../../lib/use-api.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { Page } from '../../ui/page.tsx'
import { bodyOf } from './form-values.ts'
import { KeptForm, useFormDraft } from './kept-form.tsx'
import { useChangeWords } from './words.ts'

export function RaiseChangePage() {
  const { say } = useChangeWords()
  const { person } = useMe()
  const { tell } = useNews()
  const timeZone = useTimeZone()
  const navigate = useNavigate()
  const draft = useFormDraft('change.new')
  const submit = useAct(submitChange, {
    onDone: ({ id, number }) => {
      draft.drop()
      tell(say('form.submitted', { number }))
      void navigate({ to: '/changes/$id', params: { id } })
    },
  })
  return (
    <Page title={say('form.raise')} lead={say('form.raiseLead')}>
      <KeptForm
        draft={draft}
        initial={{ implementer: person.id }}
        problem={submit.error}
        isPending={submit.isPending}
        submit={say('form.submit')}
        onSubmit={(values) => submit.mutate({ body: bodyOf(values, timeZone) })}
        cancel={
          <LinkButton to="/changes" size="large" onClick={draft.drop}>
            {say('form.cancel')}
          </LinkButton>
        }
      />
    </Page>
  )
}
