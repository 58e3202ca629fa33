import type { Browser } from '@playwright/test'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { openBrowser } from '../support/chromium.ts'
import { Product } from './product.ts'
import { type Device, Visitor } from './visitor.ts'

/** The product and a browser, from before the first test of a file until after its last. */
export interface AtWork {
  readonly product: Product
  /** Somebody comes with a device of their own, not signed in. */
  arrives(device?: Device): Promise<Visitor>
}

/** Opens both for a test file. A test in which a browser complained has failed, whatever else it saw. */
export function inTheBrowser(): AtWork {
  let opened: { readonly product: Product; readonly browser: Browser } | undefined
  const complaints: string[] = []
  const visitors: Visitor[] = []
  const at = () => {
    if (opened === undefined) throw new Error('not open yet')
    return opened
  }
  beforeAll(async () => {
    const [product, browser] = await Promise.all([Product.start(), openBrowser()])
    opened = { product, browser }
  })
  afterEach(async () => {
    await Promise.all(visitors.splice(0).map((visitor) => visitor.leaves()))
    expect(complaints.splice(0)).toEqual([])
  })
  afterAll(async () => {
    await opened?.browser.close()
    await opened?.product.stop()
  })
  return {
    get product() {
      return at().product
    },
    async arrives(device) {
      const visitor = await Visitor.arrives(at().browser, at().product.origin, complaints, device)
      visitors.push(visitor)
      return visitor
    },
  }
}
