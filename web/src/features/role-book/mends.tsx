import { Link } from '@tanstack/react-router'
import type { LintFindingOut } from '../../../../functions/role-book/lint.contract.ts'
import styles from './role-book.module.css'

type Mend = LintFindingOut['mends'][number]

interface MendsProps {
  readonly draft: string
  /** The best first. */
  readonly mends: readonly Mend[]
}

/** What would settle a finding: where it is a duty of the draft, the way into the editor, with what is known of it. */
export function Mends({ draft, mends }: MendsProps) {
  return (
    <ul className={styles.list}>
      {mends.map((mend) => (
        <li key={`${mend.act} ${mend.position?.id} ${mend.duty?.id}`}>
          <OneMend draft={draft} mend={mend} />
        </li>
      ))}
    </ul>
  )
}

function OneMend({
  draft: id,
  mend: { act, text, href, position, duty, service, activity },
}: {
  draft: string
  mend: Mend
}) {
  if (duty !== null) {
    return (
      <Link to="/role-book/drafts/$id/duties/$duty" params={{ id, duty: duty.id }}>
        {text}
      </Link>
    )
  }
  if (act !== 'add-duty') return href === '' ? text : <Link to={href}>{text}</Link>
  const search = {
    ...(position !== null && { position: position.id }),
    ...(service !== null && { service: service.id }),
    ...(activity !== null && { activity: activity.code }),
  }
  return (
    <Link to="/role-book/drafts/$id/duties/new" params={{ id }} search={search}>
      {text}
    </Link>
  )
}
