import { Select } from 'antd'
import { useId, useState } from 'react'
import {
  downloadDutyList,
  downloadMatrix,
  downloadOrganisationChart,
  downloadRoleBook,
  downloadTable,
  downloadTables,
} from '../../../../functions/exchange/exchange.contract.ts'
import { listPositions } from '../../../../functions/responsibility/position.contract.ts'
import { useWhole } from '../../lib/use-api.ts'
import { Card } from '../../ui/card.tsx'
import { DownloadLink } from '../../ui/download-link.tsx'
import styles from './exchange-page.module.css'
import { useExchangeWords } from './words.ts'

const TABLES = ['people', 'positions', 'duties', 'entitlements'] as const

/** Everything that can be taken along; each a link. */
export function ExportPart() {
  const { say, name } = useExchangeWords()
  return (
    <>
      <Card title={say('export.title')}>
        <div className={styles.row}>
          <DownloadLink route={downloadTables}>{say('export.workbook')}</DownloadLink>
          <DownloadLink route={downloadRoleBook}>{say('export.book')}</DownloadLink>
        </div>
        {TABLES.map((table) => (
          <div key={table} className={styles.row}>
            {(['xlsx', 'csv'] as const).map((format) => (
              <DownloadLink key={format} route={downloadTable} params={{ table }} query={{ format }}>
                {say(format === 'xlsx' ? 'export.excel' : 'export.csv', { table: name('tables', table) })}
              </DownloadLink>
            ))}
          </div>
        ))}
        <div className={styles.row}>
          <DownloadLink route={downloadOrganisationChart}>{say('export.chart')}</DownloadLink>
          <DownloadLink route={downloadMatrix} query={{ of: 'services' }}>
            {say('export.services')}
          </DownloadLink>
          <DownloadLink route={downloadMatrix} query={{ of: 'duties' }}>
            {say('export.raci')}
          </DownloadLink>
        </div>
        <p className="weak">{say('export.picturesNote')}</p>
      </Card>
      <DutyLists />
    </>
  )
}

/** The duty list of a position, to print and to sign. */
function DutyLists() {
  const { say, language } = useExchangeWords()
  const id = useId()
  const positions = useWhole(listPositions, { query: { limit: 100 } })
  const [position, choose] = useState<string>()
  return (
    <Card title={say('export.lists')}>
      <div className={styles.field}>
        <label htmlFor={id}>{say('export.position')}</label>
        <Select<string>
          id={id}
          {...(position !== undefined && { value: position })}
          placeholder={say('export.choose')}
          onChange={choose}
          showSearch={{ optionFilterProp: 'label' }}
          options={positions.map((each) => ({
            value: each.id,
            label: [each.group?.name[language], each.name[language]].filter((part) => part !== undefined).join(' / '),
          }))}
        />
      </div>
      {position !== undefined && (
        <div className={styles.row}>
          {(['docx', 'pdf'] as const).map((format) => (
            <DownloadLink key={format} route={downloadDutyList} params={{ position }} query={{ format }}>
              {say(format === 'docx' ? 'export.word' : 'export.pdf')}
            </DownloadLink>
          ))}
        </div>
      )}
    </Card>
  )
}
