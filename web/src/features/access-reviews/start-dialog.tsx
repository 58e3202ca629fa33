import { useNavigate } from '@tanstack/react-router'
import { Form, Input } from 'antd'
import { startReview } from '../../../../functions/access-review/access-review.contract.ts'
import { DAY, instantOf, millisOf } from '../../../../functions/kernel/instant.ts'
import { useNews } from '../../lib/news.ts'
import { useNow } from '../../lib/server-clock.ts'
import { useTimeZone } from '../../lib/session.ts'
import { useAct } from '../../lib/use-api.ts'
import { instantAt, localOf } from '../../lib/zone.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { Preview } from './preview.tsx'
import { ScopeFields, type ScopeTyped, scopeOf } from './scope.tsx'
import { type Undecided, UndecidedField } from './undecided-field.tsx'
import { useReviewWords } from './words.ts'

interface Wish {
  readonly name: string
  readonly scope: ScopeTyped
  readonly decideBy: string
  readonly undecided: Undecided
}

/** Usual time for reviewers: three weeks. */
const USUAL = 21 * DAY

/** Starts a review; what it would ask of whom is seen before. */
export function StartDialog({ onClose }: { onClose: () => void }) {
  const { say } = useReviewWords()
  const { tell } = useNews()
  const navigate = useNavigate()
  const timeZone = useTimeZone()
  const now = useNow('minute')
  const act = useAct(startReview, {
    onDone: ({ id }) => {
      tell(say('form.started'))
      onClose()
      void navigate({ to: '/access-reviews/$id', params: { id } })
    },
  })
  const needed = { required: true, message: say('form.needed') }
  const decideBy = `${localOf(instantOf(millisOf(now) + USUAL), timeZone).slice(0, 10)}T18:00`
  return (
    <ActDialog
      title={say('start')}
      submit={say('start')}
      act={act}
      initial={{ scope: { of: 'risk', risk: 'high' }, decideBy, undecided: 'revoke' }}
      callFor={({ name, scope, decideBy: by, undecided }: Wish) => ({
        body: { name, scope: scopeOf(scope) ?? { of: 'all' }, decideBy: instantAt(by, timeZone) ?? by, undecided },
      })}
      onClose={onClose}
    >
      <Form.Item name="name" label={say('form.name')} rules={[{ ...needed, whitespace: true }]}>
        <Input maxLength={80} placeholder={say('form.nameHint')} />
      </Form.Item>
      <ScopeFields />
      <Form.Item noStyle shouldUpdate>
        {({ getFieldValue }) => <Preview scope={scopeOf(getFieldValue('scope') ?? {})} />}
      </Form.Item>
      <Form.Item name="decideBy" label={say('form.decideBy')} rules={[needed]}>
        <Input type="datetime-local" />
      </Form.Item>
      <UndecidedField />
    </ActDialog>
  )
}
