import { RemovalPolicy, Validations } from 'aws-cdk-lib'
import { AttributeType, Billing, type ITableV2, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { Construct } from 'constructs'

/** One number that only grows. A table behind it was restored, and then sends nothing until somebody confirms. */
export class EpochTable extends Construct {
  readonly table: ITableV2

  constructor(scope: Construct, id: string, props: { readonly name: string; readonly key: IKey }) {
    super(scope, id)
    const table = new TableV2(this, 'Table', {
      tableName: `${props.name}-epoch`,
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.customerManagedKey(props.key),
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    })
    Validations.of(table).acknowledge({
      id: 'AwsSolutions-DDB3',
      reason: 'A number that could be restored together with the table would not notice that the table was restored.',
    })
    // The library's own types disagree about absent fields.
    this.table = table as ITableV2
  }
}
