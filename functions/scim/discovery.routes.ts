import { query, type Route } from '../platform/handler.ts'
import { resourceType, resourceTypes, schema, schemas, serviceProviderConfig } from './discovery.ts'
import { pageOfAll } from './page.ts'
import * as contracts from './scim.contract.ts'

const WHOLE = { startIndex: 1, count: contracts.MOST_RESULTS }

const listOf = (documents: Readonly<Record<string, unknown>>[]) => {
  const { page, list } = pageOfAll(documents, WHOLE)
  return { ...list, Resources: [...page] }
}

export const discoveryRoutes: Route[] = [
  query(contracts.readServiceProviderConfig, async ({ publicUrl }) => serviceProviderConfig(publicUrl)),
  query(contracts.listResourceTypes, async ({ publicUrl }) => listOf(resourceTypes(publicUrl))),
  query(contracts.readResourceType, async ({ publicUrl }, { params: { name } }) => resourceType(publicUrl, name)),
  query(contracts.listSchemas, async ({ publicUrl }) => listOf(schemas(publicUrl))),
  query(contracts.readSchema, async ({ publicUrl }, { params: { urn } }) =>
    schema(publicUrl, urn === contracts.USER_SCHEMA ? 'User' : 'Group'),
  ),
]
