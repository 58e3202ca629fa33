import { query, type Route } from '../platform/handler.ts'
import { readServiceStatus } from './service-status.contract.ts'
import { serviceStatus } from './service-status.ts'

export const serviceStatusRoutes: readonly Route[] = [
  query(readServiceStatus, async (platform, { caller: { language } }) => {
    const { at, services, open, past } = await serviceStatus(platform)
    return {
      at,
      services: services.map(({ id, name, state, since }) => ({
        ...{ id, name: name[language], state, since: since ?? null },
      })),
      open: open.map(({ service, update, nextBy, ...trouble }) => ({
        ...trouble,
        service: service?.[language] ?? null,
        update: update === undefined ? null : { at: update.at, text: update[language] ?? update['zh-CN'] },
        nextBy: nextBy ?? null,
      })),
      past: past.map(({ service, ...trouble }) => ({ ...trouble, service: service?.[language] ?? null })),
    }
  }),
]
