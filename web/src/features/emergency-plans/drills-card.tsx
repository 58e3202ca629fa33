import { Link } from '@tanstack/react-router'
import { type DrillSummary, listDrills } from '../../../../functions/emergency-plan/drill.contract.ts'
import { usePages } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { At, Deadline } from '../../ui/deadline.tsx'
import { PagesOf } from '../../ui/pages-of.tsx'
import { Records } from '../../ui/records.tsx'
import { DrillTag } from './tags.tsx'
import { usePlanWords } from './words.ts'

/** The drills of a plan, newest first. */
export function DrillsCard({ plan }: { plan: string }) {
  const { say } = usePlanWords()
  const drills = usePages(listDrills, { query: { plan } })
  return (
    <Card title={say('drills')}>
      <PagesOf pages={drills} empty={<p className="weak">{say('noDrills')}</p>}>
        {(items) => (
          <Records<DrillSummary>
            label={say('drills')}
            items={items}
            keyOf={({ id }) => id}
            columns={[
              {
                name: say('drillColumns.when'),
                cell: ({ id, startedAt, at }) => {
                  const when = startedAt ?? at
                  return (
                    <Link to="/emergency-drills/$id" params={{ id }}>
                      {when === null ? say('undated') : <At instant={when} />}
                    </Link>
                  )
                },
              },
              { name: say('drillColumns.status'), isShort: true, cell: ({ status }) => <DrillTag status={status} /> },
              {
                name: say('drillColumns.people'),
                isShort: true,
                cell: ({ participants: { length } }) => length > 0 && say('people', { count: length }),
              },
              { name: say('drillColumns.owner'), isShort: true, cell: ({ accountable }) => accountable?.name ?? null },
              {
                name: say('drillColumns.due'),
                isShort: true,
                cell: ({ dueAt }) => dueAt && <Deadline dueAt={dueAt} />,
              },
            ]}
          />
        )}
      </PagesOf>
    </Card>
  )
}
