import fc from 'fast-check'
import { expect, it } from 'vitest'
import { multiply, prepareProduct } from './matrix-product.ts'

const size = fc.integer({ min: 1, max: 40 })

it('multiplies as the definition says, whatever the shapes', async () => {
  await prepareProduct()
  fc.assert(
    fc.property(size, size, size, fc.integer(), (m, k, n, seed) => {
      const value = (i: number) => ((i * 2654435761 + seed) % 17) / 4
      const a = Float32Array.from({ length: m * k }, (_, i) => value(i))
      const b = Float32Array.from({ length: k * n }, (_, i) => value(i + 1))
      const product = multiply(a, b, m, k, n)
      for (let i = 0; i < m; i++)
        for (let j = 0; j < n; j++) {
          let sum = 0
          for (let p = 0; p < k; p++) sum += a[i * k + p]! * b[p * n + j]!
          expect(product[i * n + j]).toBeCloseTo(sum, 3)
        }
    }),
  )
})
