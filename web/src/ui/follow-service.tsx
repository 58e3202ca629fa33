import { changeServiceSubscription, readServiceSubscription } from '../../../functions/incident/affected.contract.ts'
import { useAct, useApi } from '../lib/use-api.ts'
import { ActButton } from './act-button.tsx'
import { Icon } from './icon.tsx'
import { useUiWords } from './words.ts'

/** Whether whoever looks hears of the incidents of a service; pressed, it is the other way round. */
export function FollowService({ service: { id, name } }: { service: { readonly id: string; readonly name: string } }) {
  const { say } = useUiWords()
  const { data } = useApi(readServiceSubscription, {})
  const act = useAct(changeServiceSubscription)
  if (data === undefined) return null
  const follows = data.services.includes(id)
  const services = follows ? data.services.filter((each) => each !== id) : [...data.services, id]
  return (
    <ActButton
      act={act}
      icon={<Icon name={follows ? 'check' : 'remind'} size={14} />}
      aria-label={say(follows ? 'follow.end' : 'follow.begin', { name })}
      onClick={() => act.mutate({ body: { services } })}
    >
      {say(follows ? 'follow.on' : 'follow.off')}
    </ActButton>
  )
}
