import { Button, Form } from 'antd'
import { listReviews } from '../../../../functions/improvement/review.contract.ts'
import type { IncidentOut } from '../../../../functions/incident/incident.contract.ts'
import { readSimilarIncidents } from '../../../../functions/incident/incident-links.contract.ts'
import { useApi } from '../../lib/use-api.ts'
import styles from './dialogs.module.css'
import { useIncidentWords } from './words.ts'

const MOST = 6

/** What it was the last times: of incidents like this one, then of reviews of the same service. One press writes it down. */
export function SuggestedCauses({ incident: { id, service } }: { incident: IncidentOut }) {
  const { say } = useIncidentWords()
  const form = Form.useFormInstance<{ cause?: string }>()
  const enabled = service !== null
  const { data: similar } = useApi(readSimilarIncidents, { params: { id } }, { enabled })
  const { data: reviews } = useApi(listReviews, { query: { limit: 100 } }, { enabled })
  const causes = [
    ...(similar?.items ?? []).map(({ cause }) => cause),
    ...(reviews?.items ?? []).filter((each) => each.service?.id === service?.id).map(({ cause }) => cause),
  ].filter((cause) => cause !== null)
  if (causes.length === 0) return null
  return (
    <fieldset className={styles.causes}>
      <legend className="weak">{say('steps.resolve.suggested')}</legend>
      {[...new Set(causes)].slice(0, MOST).map((cause) => (
        <Button key={cause} size="small" onClick={() => form.setFieldsValue({ cause })}>
          {cause}
        </Button>
      ))}
    </fieldset>
  )
}
