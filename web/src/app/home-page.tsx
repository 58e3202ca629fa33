import { getRouteApi } from '@tanstack/react-router'
import { Suspense } from 'react'
import { ObligationsPage } from '../features/obligations/obligations-page.tsx'
import { late } from '../lib/late.ts'
import { useIsStaff } from '../lib/session.ts'
import { Waiting } from '../ui/waiting.tsx'
import { WaitingPages } from './waiting-pages.tsx'

const EmployeePage = late(async () => (await import('./employee-page.tsx')).EmployeePage)
const home = getRouteApi('/')

/** Home: what I owe; for those whom the department serves, what they asked of it. */
export function HomePage() {
  const { tab } = home.useSearch()
  // Whoever had a position once may still look at what they closed then.
  if (useIsStaff() || tab !== undefined) {
    return (
      <>
        <WaitingPages />
        <ObligationsPage />
      </>
    )
  }
  return (
    <Suspense fallback={<Waiting />}>
      <EmployeePage.Component />
    </Suspense>
  )
}
