import { Button } from 'antd'
import { useState } from 'react'
import {
  comparePlanVersions,
  listPlanVersions,
  type PlanOut,
  type PlanVersionOut,
} from '../../../../functions/emergency-plan/plan.contract.ts'
import { useApi, usePages } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { At } from '../../ui/deadline.tsx'
import { Note } from '../../ui/note.tsx'
import { PagesOf } from '../../ui/pages-of.tsx'
import { PersonName } from '../../ui/person.tsx'
import { Records } from '../../ui/records.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { usePlanWords } from './words.ts'

/** Who wrote and published which version, and how one came from the one before. */
export function VersionsCard({ plan }: { plan: PlanOut }) {
  const { say } = usePlanWords()
  const versions = usePages(listPlanVersions, { params: { id: plan.id }, query: {} })
  const [compared, setCompared] = useState<number>()
  return (
    <Card title={say('versions')}>
      <PagesOf pages={versions} empty={null}>
        {(items) => (
          <Records<PlanVersionOut>
            label={say('versions')}
            items={items}
            keyOf={({ version }) => String(version)}
            columns={[
              {
                name: say('versions'),
                isShort: true,
                cell: ({ version }) => (
                  <>
                    <strong>{say('version', { version })}</strong>{' '}
                    {version === plan.published && <Tag tone="good">{say('inForce')}</Tag>}
                  </>
                ),
              },
              {
                name: say('published'),
                cell: ({ publishedAt, publishedBy }) => (
                  <>
                    <At instant={publishedAt} /> <PersonName person={publishedBy} />
                  </>
                ),
              },
              { name: say('writers'), cell: ({ writers }) => writers.map(({ name }) => name).join(say('comma')) },
              {
                name: say('differences'),
                isShort: true,
                cell: ({ version }) =>
                  version > 1 && (
                    <Button size="small" onClick={() => setCompared(version)}>
                      {say('compare')}
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </PagesOf>
      {compared !== undefined && <Compared plan={plan.id} to={compared} />}
    </Card>
  )
}

function Compared({ plan, to }: { plan: string; to: number }) {
  const { say, name } = usePlanWords()
  const from = to - 1
  const { data } = useApi(comparePlanVersions, { params: { id: plan }, query: { from, to } })
  if (data === undefined) return <Waiting />
  const called = (fields: readonly string[]) => fields.map((each) => name('fields', each)).join(say('comma'))
  const lines = [
    ...data.added.map(({ title }) => say('added', { title })),
    ...data.removed.map(({ title }) => say('removed', { title })),
    ...data.changed.map(({ title, fields }) => say('changed', { title, fields: called(fields) })),
    ...(data.fields.length === 0 ? [] : [say('otherwise', { fields: called(data.fields) })]),
  ]
  return (
    <Note tone="info" isAlert>
      <p>{say('compared', { from, to })}</p>
      <ul>
        {(lines.length === 0 ? [say('same')] : lines).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Note>
  )
}
