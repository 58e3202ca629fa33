import { Form, Select } from 'antd'
import { compareDraft, rebaseDraft } from '../../../../functions/role-book/draft.contract.ts'
import { useAct, useWhole } from '../../lib/use-api.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import type { DraftDialogProps } from './draft-dialogs.tsx'
import { useBookWords } from './words.ts'

/** Carries a draft over to the newest version; what was changed on both sides is settled one by one. */
export function SettleDialog({ draft: { id, version, conflicts }, onClose }: DraftDialogProps) {
  const { say, language } = useBookWords()
  const rebase = useAct(rebaseDraft, { onDone: onClose })
  const changes = useWhole(compareDraft, { params: { id }, query: { limit: 100 } })
  const nameOf = (what: string) => {
    const found = changes.find(({ duty }) => duty === what)
    return (found?.after ?? found?.before)?.title[language] ?? (what === 'frame' ? say('frame') : what)
  }
  type Values = Record<string, 'mine' | 'theirs'>
  return (
    <ActDialog<Values, Parameters<typeof rebase.mutate>[0]>
      title={say('draft.settle')}
      {...(conflicts.length > 0 && { lead: say('draft.settleLead') })}
      submit={say('draft.settle')}
      act={rebase}
      initial={Object.fromEntries(conflicts.map((what) => [what, 'mine' as const]))}
      callFor={(values) => ({
        params: { id },
        ifMatch: version,
        body: { settle: conflicts.map((what) => ({ what, take: values[what] ?? 'mine' })) },
      })}
      onClose={onClose}
    >
      {conflicts.map((what) => (
        <Form.Item key={what} name={what} label={nameOf(what)}>
          <Select
            options={(['mine', 'theirs'] as const).map((value) => {
              return { value, label: say(`draft.${value}`) }
            })}
          />
        </Form.Item>
      ))}
    </ActDialog>
  )
}
