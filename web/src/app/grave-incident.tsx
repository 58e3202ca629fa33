import { Link } from '@tanstack/react-router'
import { listIncidents } from '../../../functions/incident/incident.contract.ts'
import { useApi } from '../lib/use-api.ts'
import { Note } from '../ui/note.tsx'
import { gravestFirst } from './gravest.ts'
import { useAppWords } from './words.ts'

const EVERY_SECONDS = 30

/** While an incident of severity 1 is open, every page says so; a drill says that it is one. */
export function GraveIncident() {
  const { say } = useAppWords()
  const { data } = useApi(listIncidents, { query: { status: 'open', limit: 100 } }, { everySeconds: EVERY_SECONDS })
  const grave = gravestFirst(data?.items ?? [])
  const [first] = grave
  if (first === undefined) return null
  const { id, number, title, isExercise, stage, commander } = first
  // Whoever led it before it came back has not answered for it now.
  const leads = stage === 'answer' ? null : commander
  return (
    <Note tone={isExercise ? 'warn' : 'bad'}>
      <Link to="/incidents/$id" params={{ id }}>
        {say(isExercise ? 'grave.drill' : 'grave.real', { number, title })}
      </Link>{' '}
      {leads === null ? say('grave.nobody') : say('grave.leads', { name: leads.name })}
      {grave.length > 1 && ` ${say('grave.more', { count: grave.length - 1 })}`}
    </Note>
  )
}
