import { RemovalPolicy } from 'aws-cdk-lib'
import {
  AttributeType,
  Billing,
  type GlobalSecondaryIndexPropsV2,
  type ITableV2,
  ProjectionType,
  StreamViewType,
  TableEncryptionV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { Construct } from 'constructs'
import {
  INDEXED_FIELDS,
  TABLE_INDEXES,
  TABLE_KEYS,
  TIME_TO_LIVE,
} from '../../../functions/adapters/dynamo/table-shape.ts'
import type { Deployment } from '../deployment.ts'

const text = (name: string) => ({ name, type: AttributeType.STRING })

const MOST_DAYS_BACK = 35

/** The table: on demand, restorable to any second of the last 35 days, not to be deleted by mistake. */
export class RecordTable extends Construct {
  readonly table: ITableV2
  readonly streamArn: string
  readonly indexArns: string[]

  constructor(
    scope: Construct,
    id: string,
    props: { readonly name: string; readonly key: IKey; readonly restored: Deployment['restoredTable'] },
  ) {
    super(scope, id)
    const { name, key, restored } = props
    this.table =
      restored === undefined
        ? (new TableV2(this, 'Table', {
            tableName: name,
            partitionKey: text(TABLE_KEYS.partition),
            sortKey: text(TABLE_KEYS.sort),
            globalSecondaryIndexes: TABLE_INDEXES.map(indexOf),
            billing: Billing.onDemand(),
            encryption: TableEncryptionV2.customerManagedKey(key),
            pointInTimeRecoverySpecification: {
              pointInTimeRecoveryEnabled: true,
              recoveryPeriodInDays: MOST_DAYS_BACK,
            },
            dynamoStream: StreamViewType.NEW_IMAGE,
            timeToLiveAttribute: TIME_TO_LIVE,
            deletionProtection: true,
            removalPolicy: RemovalPolicy.RETAIN,
            // The library's own types disagree about absent fields.
          }) as ITableV2)
        : TableV2.fromTableAttributes(this, 'Restored', {
            tableName: restored.name,
            tableStreamArn: restored.streamArn,
            encryptionKey: key,
            globalIndexes: [...TABLE_INDEXES],
          })
    const { tableStreamArn } = this.table
    if (tableStreamArn === undefined) throw new TypeError('the table has no stream')
    this.streamArn = tableStreamArn
    this.indexArns = TABLE_INDEXES.map((index) => `${this.table.tableArn}/index/${index}`)
  }
}

const indexOf = (indexName: string): GlobalSecondaryIndexPropsV2 => ({
  indexName,
  partitionKey: text(`${indexName}pk`),
  sortKey: text(`${indexName}sk`),
  projectionType: ProjectionType.INCLUDE,
  nonKeyAttributes: [...INDEXED_FIELDS],
})
