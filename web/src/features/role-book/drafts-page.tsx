import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { createDraft, type DraftSummary, listDrafts } from '../../../../functions/role-book/draft.contract.ts'
import { placeInDraft, type WantedOfDraft } from '../../lib/place-in-draft.ts'
import { useMay } from '../../lib/session.ts'
import { useAct, usePages } from '../../lib/use-api.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { Deadline } from '../../ui/deadline.tsx'
import { Note } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { PagesOf } from '../../ui/pages-of.tsx'
import { PersonName } from '../../ui/person.tsx'
import { Records } from '../../ui/records.tsx'
import { TabBar } from '../../ui/tab-bar.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Empty } from '../../ui/waiting.tsx'
import { Base } from './base.tsx'
import styles from './role-book.module.css'
import { useBookWords } from './words.ts'

/** What is being prepared for the next version, and what became of earlier drafts. */
export function DraftsPage() {
  const { say } = useBookWords()
  const { status = 'open', ...wanted } = useSearch({ from: '/role-book/drafts' })
  const mayDraft = useMay('role-book.draft')
  const [isCreating, setCreating] = useState(false)
  const drafts = usePages(listDrafts, { query: { status, limit: 50 } })
  return (
    <Page
      title={say('draft.title')}
      above={<Link to="/role-book">{say('back')}</Link>}
      {...(mayDraft && {
        actions: (
          <Button type="primary" onClick={() => setCreating(true)}>
            {say('draft.create')}
          </Button>
        ),
      })}
    >
      <TabBar label={say('draft.status')}>
        <Link to="/role-book/drafts" search={wanted} activeOptions={{ exact: true, includeSearch: true }}>
          {say('draft.open')}
        </Link>
        <Link to="/role-book/drafts" search={{ status: 'over' }}>
          {say('draft.over')}
        </Link>
      </TabBar>
      {mayDraft && status === 'open' && Object.keys(wanted).length > 0 && (
        <Note tone="info">{say('draft.chooseOne')}</Note>
      )}
      <PagesOf
        pages={drafts}
        empty={
          <Empty icon="edit" title={say('draft.empty')}>
            {mayDraft && status === 'open' && <p className="weak">{say('draft.emptyLead')}</p>}
          </Empty>
        }
      >
        {(items) => (
          <Records<DraftSummary>
            label={say('draft.title')}
            items={items}
            keyOf={({ id }) => id}
            columns={[
              {
                name: say('draft.name'),
                cell: (draft) => (
                  <Link {...placeInDraft(draft.id, wanted)} className={styles.name ?? ''}>
                    {draft.name}
                  </Link>
                ),
              },
              {
                name: say('draft.status'),
                isShort: true,
                cell: (draft) => <Tag tone="info">{say(`draft.statuses.${draft.status}`)}</Tag>,
              },
              { name: say('draft.drafter'), isShort: true, cell: ({ drafter }) => <PersonName person={drafter} /> },
              {
                name: say('draft.owes'),
                cell: ({ accountable, dueAt }) =>
                  accountable !== null && (
                    <>
                      <PersonName person={accountable} /> {dueAt !== null && <Deadline dueAt={dueAt} />}
                    </>
                  ),
              },
              { name: say('version'), isShort: true, cell: ({ base }) => <Base base={base} /> },
            ]}
          />
        )}
      </PagesOf>
      {isCreating && <CreateDialog wanted={wanted} onClose={() => setCreating(false)} />}
    </Page>
  )
}

interface CreateDialogProps {
  /** What is to be done to the draft at once. */
  readonly wanted: WantedOfDraft
  readonly onClose: () => void
}

function CreateDialog({ wanted, onClose }: CreateDialogProps) {
  const { say } = useBookWords()
  const navigate = useNavigate()
  const create = useAct(createDraft, {
    onDone: ({ id }) => void navigate(placeInDraft(id, wanted)),
  })
  type Values = { name: string; note?: string; from: 'newest' | 'positions' }
  return (
    <ActDialog<Values, Parameters<typeof create.mutate>[0]>
      title={say('draft.create')}
      submit={say('draft.create')}
      act={create}
      initial={{ from: 'newest' }}
      callFor={({ name, note, from }) => ({ body: { name, from, ...(note?.trim() && { note }) } })}
      onClose={onClose}
    >
      <Form.Item
        name="name"
        label={say('draft.name')}
        rules={[{ required: true, whitespace: true, message: say('draft.needed', { name: say('draft.name') }) }]}
      >
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item name="from" label={say('draft.source')}>
        <Select
          options={(['newest', 'positions'] as const).map((value) => {
            return { value, label: say(`draft.sources.${value}`) }
          })}
        />
      </Form.Item>
      <Form.Item name="note" label={say('draft.note')}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
    </ActDialog>
  )
}
