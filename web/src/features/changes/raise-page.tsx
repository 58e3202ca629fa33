import { useNavigate } from '@tanstack/react-router'
import { submitChange } from '../../../../functions/change/change.contract.ts'
import { useNews } from '../../lib/news.ts'
import { useMe, useTimeZone } from '../../lib/session.ts'
import { useAct } from '../../lib/use-api.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { Page } from '../../ui/page.tsx'
import { ChangeForm } from './change-form.tsx'
import { bodyOf } from './form-values.ts'
import { useChangeWords } from './words.ts'

export function RaiseChangePage() {
  const { say } = useChangeWords()
  const { person } = useMe()
  const { tell } = useNews()
  const timeZone = useTimeZone()
  const navigate = useNavigate()
  const submit = useAct(submitChange, {
    onDone: ({ id, number }) => {
      tell(say('form.submitted', { number }))
      void navigate({ to: '/changes/$id', params: { id } })
    },
  })
  return (
    <Page title={say('form.raise')} lead={say('form.raiseLead')}>
      <ChangeForm
        initial={{ implementer: person.id }}
        problem={submit.error}
        isPending={submit.isPending}
        submit={say('form.submit')}
        onSubmit={(values) => submit.mutate({ body: bodyOf(values, timeZone) })}
        cancel={
          <LinkButton to="/changes" size="large">
            {say('form.cancel')}
          </LinkButton>
        }
      />
    </Page>
  )
}
