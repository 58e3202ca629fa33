import { getRouteApi, Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { Suspense, useState } from 'react'
import {
  exportIncidentFigures,
  type FiguresOut,
  GROUPS,
  incidentFigures,
} from '../../../../functions/incident-figures/figures.contract.ts'
import { DAY, plusMillis } from '../../../../functions/kernel/instant.ts'
import { late } from '../../lib/late.ts'
import { sayDuration } from '../../lib/say-time.ts'
import { useNow } from '../../lib/server-clock.ts'
import { useMay } from '../../lib/session.ts'
import { useApi } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { DownloadLink } from '../../ui/download-link.tsx'
import { Note, ProblemNote } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { Records } from '../../ui/records.tsx'
import { TabBar } from '../../ui/tab-bar.tsx'
import { Empty, Waiting } from '../../ui/waiting.tsx'
import { Noise } from './noise.tsx'
import { PageLoad } from './page-load.tsx'
import { PERIODS } from './periods.ts'
import { useFiguresWords } from './words.ts'

const route = getRouteApi('/incident-figures')
const RatesDialog = late(async () => (await import('./rates-dialog.tsx')).RatesDialog)

/** How incidents went, in groups; and who was paged for them. */
export function FiguresPage() {
  const { say } = useFiguresWords()
  const { days = PERIODS[1], by = 'severity' } = route.useSearch()
  // To the day, so that the same question is not asked anew every minute.
  const today = useNow('minute').slice(0, 10)
  const until = `${today}T23:59:59.000Z`
  const period = { from: plusMillis(until, -days * DAY), until }
  const { data, error } = useApi(incidentFigures, { query: { ...period, by } })
  const mayChangeRates = useMay('policy.publish')
  const [isChanging, setChanging] = useState(false)
  return (
    <Page
      title={say('title')}
      lead={say('lead')}
      actions={
        <>
          {mayChangeRates && <Button onClick={() => setChanging(true)}>{say('rates.open')}</Button>}
          <DownloadLink route={exportIncidentFigures} query={period}>
            {say('export')}
          </DownloadLink>
        </>
      }
    >
      <TabBar label={say('period')}>
        {PERIODS.map((count) => (
          <Link
            key={count}
            to="/incident-figures"
            search={{ days: count, by }}
            {...(count === days && { 'aria-current': 'page' })}
          >
            {say('days', { count })}
          </Link>
        ))}
      </TabBar>
      <TabBar label={say('by')}>
        {GROUPS.map((each) => (
          <Link
            key={each}
            to="/incident-figures"
            search={{ days, by: each }}
            {...(each === by && { 'aria-current': 'page' })}
          >
            {say(`groups.${each}`)}
          </Link>
        ))}
      </TabBar>
      {error !== null && <ProblemNote problem={error} />}
      {data === undefined && error === null && <Waiting />}
      {data?.isCut === true && <Note tone="warn">{say('cut')}</Note>}
      {data?.all.incidents === 0 && <Empty icon="check" title={say('empty')} />}
      {data !== undefined && data.all.incidents > 0 && (
        <Card>
          <Figures all={data.all} groups={data.groups} by={by} currency={data.currency} />
          {data.all.cost === 0 && <p className="weak">{say('rates.none')}</p>}
        </Card>
      )}
      <PageLoad period={period} />
      <Noise period={period} />
      <Suspense>{isChanging && <RatesDialog.Component onClose={() => setChanging(false)} />}</Suspense>
    </Page>
  )
}

interface FiguresProps {
  readonly all: FiguresOut
  readonly groups: readonly FiguresOut[]
  readonly by: (typeof GROUPS)[number]
  readonly currency: string
}

function Figures({ all, groups, by, currency }: FiguresProps) {
  const { say, name, language } = useFiguresWords()
  const time = (spread: FiguresOut['resolved']) =>
    spread === null
      ? null
      : say('pair', {
          median: sayDuration(spread.median * 1000, language),
          ninety: sayDuration(spread.ninety * 1000, language),
        })
  const money = new Intl.NumberFormat(language, {
    ...{ style: 'currency', currency, currencyDisplay: 'narrowSymbol', maximumFractionDigits: 0 },
  })
  // Without rates nobody knows what it cost; nothing is not what it cost.
  const isPriced = all.cost > 0
  const inOrder = by === 'severity' ? groups.toSorted((one, other) => one.of.localeCompare(other.of)) : groups
  const called = (each: FiguresOut): string => {
    if (each === all) return say('all')
    if (each.name === null) return say('none')
    if (by === 'severity') return name('severities', each.of)
    return by === 'source' ? name('sources', each.of) : each.name
  }
  return (
    <Records<FiguresOut>
      label={say('table')}
      items={groups.length > 1 ? [...inOrder, all] : groups}
      keyOf={(each) => (each === all ? 'all' : `of ${each.of}`)}
      columns={[
        { name: say('columns.of'), cell: called },
        { name: say('columns.incidents'), isShort: true, cell: ({ incidents }) => incidents },
        { name: say('columns.acknowledged'), cell: ({ acknowledged }) => time(acknowledged) },
        { name: say('columns.mitigated'), cell: ({ mitigated }) => time(mitigated) },
        { name: say('columns.resolved'), cell: ({ resolved }) => time(resolved) },
        {
          name: say('columns.inTime'),
          isShort: true,
          cell: ({ answeredInTime, resolvedInTime }) =>
            say('share', { answered: answeredInTime, resolved: resolvedInTime }),
        },
        { name: say('columns.pages'), isShort: true, cell: ({ pages }) => pages },
        { name: say('columns.cost'), isShort: true, cell: ({ cost }) => (isPriced ? money.format(cost) : '—') },
      ]}
    />
  )
}
