import { listParked } from '../../../../functions/outbox/outbox.contract.ts'
import { useApi } from '../../lib/use-api.ts'

const EVERY_SECONDS = 60

/** How mails and starts are going, for those who may mend it; `undefined` for everybody else. */
export function useEffectsHealth(mayRedrive: boolean) {
  const { data } = useApi(listParked, { query: {} }, { enabled: mayRedrive, everySeconds: EVERY_SECONDS })
  return data
}
