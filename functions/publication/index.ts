export { currentVersionOf, type PublishedDocument, publicationsOf, versionOf } from './publication.store.ts'
export { publishVersion } from './publish.ts'
