import { Link } from '@tanstack/react-router'
import type { LintFindingOut } from '../../../functions/role-book/lint.contract.ts'
import { placeInDraft, type WantedOfDraft } from '../lib/place-in-draft.ts'
import styles from './mends.module.css'

type Mend = LintFindingOut['mends'][number]

interface MendsProps {
  /** The draft the finding is about; without: the book in force, and a draft is chosen on the way. */
  readonly draft?: string | undefined
  /** The best first. */
  readonly mends: readonly Mend[]
}

/** What would settle a finding: what is done in the book leads into the editor, with what is known of it. */
export function Mends({ draft, mends }: MendsProps) {
  return (
    <ul className={styles.mends}>
      {mends.map((mend) => (
        <li key={`${mend.act} ${mend.position?.id} ${mend.duty?.id}`}>
          <OneMend draft={draft} mend={mend} />
        </li>
      ))}
    </ul>
  )
}

function OneMend({ draft, mend }: { readonly draft: string | undefined; readonly mend: Mend }) {
  const { text, href } = mend
  if (href !== '/role-book') return <Link to={href as '/positions'}>{text}</Link>
  const wanted = wantedBy(mend)
  if (draft !== undefined) return <Link {...placeInDraft(draft, wanted)}>{text}</Link>
  return (
    <Link to="/role-book/drafts" search={wanted}>
      {text}
    </Link>
  )
}

function wantedBy({ act, duty, position, service, activity }: Mend): WantedOfDraft {
  if (duty !== null) return { duty: duty.id }
  if (act !== 'add-duty') return {}
  return {
    ...(position !== null && { position: position.id }),
    ...(service !== null && { service: service.id }),
    ...(activity !== null && { activity: activity.code }),
  }
}
