import { useQuery } from '@tanstack/react-query'
import { callApi } from '../../lib/api.ts'
import { listLocalMail } from './local-mail.ts'

/** Whether there is a local mailbox: only on one machine, whose public address is always localhost. */
export function useHasMailbox(): boolean {
  const isLocal = ['localhost', '127.0.0.1'].includes(window.location.hostname)
  const { data = false } = useQuery({
    queryKey: ['has-mailbox'],
    queryFn: () =>
      callApi(listLocalMail, {}).then(
        () => true,
        () => false,
      ),
    enabled: isLocal,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return data
}
