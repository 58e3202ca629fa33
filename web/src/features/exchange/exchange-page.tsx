import { useMay } from '../../lib/session.ts'
import { Note } from '../../ui/note.tsx'
import { Page } from '../../ui/page.tsx'
import { ExportPart } from './export-part.tsx'
import { ImportPart } from './import-part.tsx'
import { useExchangeWords } from './words.ts'

/** Tables in and out, papers and pictures to take along. */
export function ExchangePage() {
  const { say } = useExchangeWords()
  const may = [useMay('directory.administer'), useMay('role-book.draft'), useMay('entitlement.define')]
  return (
    <Page title={say('title')} lead={say('lead')}>
      {may.includes(true) ? <ImportPart /> : <Note tone="info">{say('import.needs')}</Note>}
      <ExportPart />
    </Page>
  )
}
