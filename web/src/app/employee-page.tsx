import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { listObligations } from '../../../functions/obligation/obligation.contract.ts'
import { MyChanges } from '../features/changes/my-changes.tsx'
import { ObligationsPage } from '../features/obligations/obligations-page.tsx'
import { useMe } from '../lib/session.ts'
import { useApi } from '../lib/use-api.ts'
import { Icon, type IconName } from '../ui/icon.tsx'
import { Page } from '../ui/page.tsx'
import styles from './employee-page.module.css'
import { ReportIncident } from './report-incident.tsx'
import { useAppWords } from './words.ts'

/** Home of somebody without a position in the department: how what they asked for is getting on, and whom to turn to. */
export function EmployeePage() {
  const { say } = useAppWords()
  const { person } = useMe()
  if (useOwesSomething()) return <ObligationsPage />
  return (
    <Page title={say('employee.title', { name: person.name })} lead={say('employee.lead')} actions={<ReportIncident />}>
      <Part title={say('employee.changes')}>
        <MyChanges />
      </Part>
      <Part title={say('employee.look')}>
        <ul className={styles.ways}>
          <Way href="/status" icon="warning" title={say('employee.status')} text={say('employee.statusText')} />
          <Way to="/services" icon="service" title={say('employee.services')} text={say('employee.servicesText')} />
          <Way to="/people" icon="people" title={say('employee.people')} text={say('employee.peopleText')} />
        </ul>
      </Part>
    </Page>
  )
}

/** Rare, and never to be hidden: something fell to them all the same. */
function useOwesSomething(): boolean {
  const { data: open } = useApi(listObligations, { query: { status: 'open', limit: 1 } })
  const { data: offered } = useApi(listObligations, { query: { status: 'offered', limit: 1 } })
  return (open?.items.length ?? 0) + (offered?.items.length ?? 0) > 0
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.part}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

type WayProps = ({ readonly to: '/services' | '/people' } | { readonly href: '/status' }) & {
  readonly icon: IconName
  readonly title: string
  readonly text: string
}

function Way({ icon, title, text, ...way }: WayProps) {
  return (
    <li className={styles.way}>
      <Icon name={icon} size={24} />
      <div>
        {'to' in way ? <Link to={way.to}>{title}</Link> : <a href={way.href}>{title}</a>}
        <p>{text}</p>
      </div>
    </li>
  )
}
