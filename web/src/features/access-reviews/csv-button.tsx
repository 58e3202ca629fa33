import { Button } from 'antd'
import { useState } from 'react'
import { listReviewItems } from '../../../../functions/access-review/access-review.contract.ts'
import type { ItemOut } from '../../../../functions/access-review/parts.contract.ts'
import { callApi } from '../../lib/api.ts'
import { ApiProblem } from '../../lib/problem.ts'
import { useTimeZone } from '../../lib/session.ts'
import { Icon } from '../../ui/icon.tsx'
import { ProblemNote } from '../../ui/note.tsx'
import { useUiWords } from '../../ui/words.ts'
import { type CsvWords, csvOfItems } from './csv.ts'
import { useReviewWords } from './words.ts'

/** Every item of a review as a file, put together here from the list the API gives. */
export function CsvButton({ id, name }: { id: string; name: string }) {
  const { say, language } = useReviewWords()
  const { say: sayUi } = useUiWords()
  const timeZone = useTimeZone()
  const [isReading, setReading] = useState(false)
  const [problem, setProblem] = useState<ApiProblem>()
  const download = async () => {
    setReading(true)
    setProblem(undefined)
    try {
      const words: CsvWords = {
        ...{ language, timeZone },
        head: (column) => say(`csv.${column}`),
        risk: (risk) => sayUi(`risks.${risk}`),
        change: (change) => say(`items.changes.${change}`),
        verdict: (verdict) => say(`verdicts.${verdict}`),
        outcome: (outcome) => say(`outcomes.${outcome}`),
      }
      save(`${say('report.csvName')} ${name}.csv`, csvOfItems(await allItems(id), words))
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setProblem(error)
    } finally {
      setReading(false)
    }
  }
  return (
    <>
      <Button loading={isReading} icon={<Icon name="download" size={16} />} onClick={() => void download()}>
        {say('report.csv')}
      </Button>
      {problem !== undefined && <ProblemNote problem={problem} />}
    </>
  )
}

async function allItems(id: string): Promise<ItemOut[]> {
  const items: ItemOut[] = []
  let cursor: string | null = null
  do {
    const query: { limit: number; cursor?: string } = { limit: 100, ...(cursor !== null && { cursor }) }
    const page: Awaited<ReturnType<typeof callApi<typeof listReviewItems>>> = await callApi(listReviewItems, {
      params: { id },
      query,
    })
    items.push(...page.items)
    cursor = page.nextCursor
  } while (cursor !== null)
  return items
}

function save(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = Object.assign(document.createElement('a'), {
    href: address,
    download: name.replaceAll(/[\\/:*?"<>|]/g, ' '),
  })
  link.click()
  // Not before the browser has begun to read it.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
