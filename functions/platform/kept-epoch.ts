/**
 * A number that only grows, kept outside the table and never restored with it: a parameter on AWS, a file on one
 * machine. A table that is behind it was restored from a backup.
 */
export interface KeptEpoch {
  /** 0 when none was ever kept. */
  read(): Promise<number>
  write(epoch: number): Promise<void>
}
