import { getRouteApi, Link } from '@tanstack/react-router'
import { type IncidentOut, readIncident } from '../../../../functions/incident/incident.contract.ts'
import { useApi } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { BackAndNumber } from '../../ui/facts.tsx'
import { Note, ProblemNote } from '../../ui/note.tsx'
import { OwedBy } from '../../ui/owed-by.tsx'
import { Page } from '../../ui/page.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { AffectedCard } from './affected-card.tsx'
import { FamilyCard } from './family-card.tsx'
import { IncidentFacts } from './incident-facts.tsx'
import styles from './incident-page.module.css'
import { DrillTag, IncidentStatusTag, SeverityTag } from './incident-tags.tsx'
import { LadderCard } from './ladder-card.tsx'
import { ChangedCard, SimilarCard } from './links-cards.tsx'
import { NextStep } from './next-step.tsx'
import { PartiesCard } from './parties/parties-card.tsx'
import { PlanCard } from './plan-card.tsx'
import { RolesCard } from './roles-card.tsx'
import { StepButtons } from './step-buttons.tsx'
import { StoryCard } from './story-card.tsx'
import { useIncidentWords } from './words.ts'

const route = getRouteApi('/incidents/$id')
/** A war room does not press reload. */
const EVERY_SECONDS = 5

/** One incident as the people who work on it need it: who leads, which clocks run, what is next, what was done. */
export function IncidentPage() {
  const { say } = useIncidentWords()
  const { id } = route.useParams()
  const { data, error, refetch } = useApi(readIncident, { params: { id } }, { everySeconds: EVERY_SECONDS })
  if (data === undefined) {
    return (
      <Page title={say('title')}>
        {error === null ? <Waiting /> : <ProblemNote problem={error} onRetry={() => void refetch()} />}
      </Page>
    )
  }
  return <Shown incident={data} />
}

function Shown({ incident }: { incident: IncidentOut }) {
  const { say } = useIncidentWords()
  const { exercise, stage } = incident
  return (
    <Page
      title={incident.title}
      above={<BackAndNumber back={<Link to="/incidents">{say('back')}</Link>} number={incident.number} />}
      lead={
        <span className={styles.tags}>
          <SeverityTag severity={incident.severity} /> <IncidentStatusTag status={incident.status} />{' '}
          {incident.isExercise && <DrillTag />} {incident.service?.name}
        </span>
      }
      actions={<StepButtons incident={incident} />}
    >
      {exercise !== null && (
        <Note tone="warn">
          {say('drillNote', { people: exercise.participants.map(({ name }) => name).join(say('comma')) })}
        </Note>
      )}
      <NextStep incident={incident} />
      <div className={styles.room}>
        <div className={styles.work}>
          {incident.planSteps.length > 0 && <PlanCard incident={incident} />}
          <StoryCard incident={incident} />
        </div>
        <div className={styles.side}>
          {stage !== 'over' && (
            <Card title={say('clocks.title')}>
              <OwedBy obligations={incident.obligations} nobody={say('clocks.none')} />
            </Card>
          )}
          {stage !== 'over' && <LadderCard incident={incident} />}
          <RolesCard incident={incident} />
          <PartiesCard incident={incident} />
          <AffectedCard incident={incident} />
          <IncidentFacts incident={incident} />
          <FamilyCard incident={incident} />
          <ChangedCard incident={incident} />
          <SimilarCard incident={incident} />
        </div>
      </div>
    </Page>
  )
}
