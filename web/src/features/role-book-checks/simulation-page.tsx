import { Link, useSearch } from '@tanstack/react-router'
import { simulateDraft, simulateVersion } from '../../../../functions/role-book/simulate.contract.ts'
import { useAct } from '../../lib/use-api.ts'
import { ProblemNote } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { Simulated } from './simulated.tsx'
import { type Asked, SimulationForm } from './simulation-form.tsx'
import { useCheckWords } from './words.ts'

/** A year of the book in force, or of a draft, played through. */
export function SimulationPage() {
  const { say } = useCheckWords()
  const { draft } = useSearch({ from: '/simulation' })
  const ofVersion = useAct(simulateVersion)
  const ofDraft = useAct(simulateDraft)
  const act = draft === undefined ? ofVersion : ofDraft
  const run = (body: Asked) =>
    draft === undefined
      ? ofVersion.mutate({ params: { version: 'in-force' }, body })
      : ofDraft.mutate({ params: { id: draft }, body })
  return (
    <Page
      title={say('simulation.title')}
      lead={say('simulation.lead')}
      above={
        <Link to="/matrix" search={draft === undefined ? {} : { draft }}>
          {say('title')}
        </Link>
      }
    >
      <SimulationForm isRunning={act.isPending} onRun={run} />
      {act.error !== null && <ProblemNote problem={act.error} />}
      {act.isPending && <Waiting />}
      {act.data !== undefined && !act.isPending && <Simulated year={act.data} />}
    </Page>
  )
}
