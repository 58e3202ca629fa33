import { Link, useSearch } from '@tanstack/react-router'
import { Page } from '../../ui/page.tsx'
import { TabBar } from '../../ui/tab-bar.tsx'
import { DutiesView } from './duties-view.tsx'
import { FindingsView } from './findings-view.tsx'
import { MatrixView } from './matrix-view.tsx'
import { ParityView } from './parity-view.tsx'
import { useCheckWords } from './words.ts'

const VIEWS = { matrix: MatrixView, findings: FindingsView, duties: DutiesView, parity: ParityView } as const
const NAMES = ['findings', 'duties', 'parity'] as const

/** Who answers for what: as it stands, what is wrong with it, and how it would be with a draft. */
export function MatrixPage() {
  const { say } = useCheckWords()
  const { view = 'matrix', draft } = useSearch({ from: '/matrix' })
  const about = draft === undefined ? {} : { draft }
  const View = VIEWS[view]
  return (
    <Page
      title={say('title')}
      lead={say('lead')}
      above={
        draft !== undefined && (
          <>
            {say('ofDraft')} <Link to="/matrix">{say('toInForce')}</Link>
          </>
        )
      }
    >
      <TabBar label={say('views.label')}>
        <Link to="/matrix" search={about} activeOptions={{ exact: true, explicitUndefined: true }}>
          {say('views.matrix')}
        </Link>
        {NAMES.map((each) => (
          <Link key={each} to="/matrix" search={{ ...about, view: each }}>
            {say(`views.${each}`)}
          </Link>
        ))}
        <Link to="/simulation" search={about}>
          {say('views.simulation')}
        </Link>
      </TabBar>
      <View about={about} />
    </Page>
  )
}
