import { Link } from '@tanstack/react-router'

/** What an act was about, by its name; with a link where it has a page. */
export function CaseOf({ about: { id, name } }: { about: { readonly id: string; readonly name: string | null } }) {
  if (name === null) return null
  const params = { id }
  switch (id.slice(0, 3)) {
    case 'chg':
      return <Link {...{ to: '/changes/$id', params }}>{name}</Link>
    case 'occ':
      return <Link {...{ to: '/duties/$id', params }}>{name}</Link>
    case 'ack':
      return <Link {...{ to: '/acknowledgements/$id', params }}>{name}</Link>
    case 'ent':
      return <Link {...{ to: '/entitlements/$id', params }}>{name}</Link>
    case 'hov':
      return <Link {...{ to: '/position-hand-overs/$id', params }}>{name}</Link>
    case 'pir':
      return <Link {...{ to: '/post-incident-reviews/$id', params }}>{name}</Link>
    case 'iac':
      return <Link {...{ to: '/improvement-actions/$id', params }}>{name}</Link>
    case 'fnd':
      return <Link {...{ to: '/findings/$id', params }}>{name}</Link>
    case 'obj':
      return <Link {...{ to: '/objectives/$id', params }}>{name}</Link>
    case 'bdr':
      return <Link {...{ to: '/role-book/drafts/$id', params }}>{name}</Link>
    case 'rev':
      return <Link {...{ to: '/access-reviews/$id', params }}>{name}</Link>
    case 'rvw':
      return <Link {...{ to: '/access-reviews/packages/$id', params }}>{name}</Link>
    case 'pos':
      return <Link {...{ to: '/positions/$id', params }}>{name}</Link>
    case 'per':
      return <Link {...{ to: '/people/$id', params }}>{name}</Link>
    default:
      return name
  }
}
