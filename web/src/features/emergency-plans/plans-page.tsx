import { Link } from '@tanstack/react-router'
import { listPlans } from '../../../../functions/emergency-plan/plan.contract.ts'
import type { PlanSummary } from '../../../../functions/emergency-plan/plan-parts.contract.ts'
import { usePages } from '../../lib/use-api.ts'
import { At, Deadline } from '../../ui/deadline.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Page } from '../../ui/page.tsx'
import { PagesOf } from '../../ui/pages-of.tsx'
import { Records } from '../../ui/records.tsx'
import { Empty } from '../../ui/waiting.tsx'
import { StateTag } from './tags.tsx'
import { usePlanWords } from './words.ts'

/** All plans, those not drilled in time first. */
export function PlansPage() {
  const { say } = usePlanWords()
  const plans = usePages(listPlans, { query: {} })
  return (
    <Page
      title={say('title')}
      lead={say('lead')}
      actions={
        <LinkButton to="/emergency-plans/new" isPrimary>
          {say('add')}
        </LinkButton>
      }
    >
      <PagesOf pages={plans} empty={<Empty icon="duty" title={say('empty')} />}>
        {(items) => <Plans items={items} />}
      </PagesOf>
    </Page>
  )
}

function Plans({ items }: { items: readonly PlanSummary[] }) {
  const { say } = usePlanWords()
  return (
    <Records<PlanSummary>
      label={say('label')}
      items={items}
      keyOf={({ id }) => id}
      columns={[
        {
          name: say('columns.title'),
          width: 32,
          cell: ({ id, title }) => (
            <Link to="/emergency-plans/$id" params={{ id }}>
              {title}
            </Link>
          ),
        },
        { name: say('columns.state'), isShort: true, cell: (plan) => <StateTag {...plan} /> },
        {
          name: say('columns.drill'),
          isShort: true,
          cell: ({ drillDueBy }) => drillDueBy !== null && <Deadline dueAt={drillDueBy} />,
        },
        {
          name: say('columns.last'),
          isShort: true,
          cell: ({ lastDrilledAt, published }) =>
            lastDrilledAt === null ? published > 0 && say('never') : <At instant={lastDrilledAt} />,
        },
        {
          name: say('columns.services'),
          cell: ({ services }) =>
            services.length === 0 ? say('everyService') : services.map(({ name }) => name).join(say('comma')),
        },
        { name: say('columns.owner'), isShort: true, cell: ({ owner }) => owner.name },
      ]}
    />
  )
}
