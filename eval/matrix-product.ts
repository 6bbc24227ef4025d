// a × b for single floats, in WebAssembly with 128-bit lanes: training spends most of its time here. Assembled from the
// text below when first used. Six times as fast as the same loops in JavaScript on the shapes of train-network.ts;
// tfjs-backend-wasm, tried first, was slower than those (it repacks a factor that changes every call).
import wabt from 'wabt'

const PAGE = 65_536
/** Columns taken at once: four lanes of four. */
const STRIP = 16

const SOURCE = `(module
  (memory (export "memory") 1)
  (func (export "multiply") (param $a i32) (param $b i32) (param $c i32) (param $m i32) (param $k i32) (param $n i32)
    (local $j i32) (local $i i32) (local $p i32) (local $pa i32) (local $pb i32) (local $pc i32) (local $row i32) (local $v v128)
    (local $s0 v128) (local $s1 v128) (local $s2 v128) (local $s3 v128)
    (local.set $row (i32.shl (local.get $n) (i32.const 2)))
    (loop $columns
      (local.set $i (i32.const 0))
      (local.set $pa (local.get $a))
      (local.set $pc (i32.add (local.get $c) (i32.shl (local.get $j) (i32.const 2))))
      (loop $rows
        (local.set $pb (i32.add (local.get $b) (i32.shl (local.get $j) (i32.const 2))))
        (local.set $s0 (v128.const f32x4 0 0 0 0)) (local.set $s1 (v128.const f32x4 0 0 0 0))
        (local.set $s2 (v128.const f32x4 0 0 0 0)) (local.set $s3 (v128.const f32x4 0 0 0 0))
        (local.set $p (local.get $k))
        (loop $sum
          (local.set $v (v128.load32_splat (local.get $pa)))
          (local.set $s0 (f32x4.add (local.get $s0) (f32x4.mul (local.get $v) (v128.load (local.get $pb)))))
          (local.set $s1 (f32x4.add (local.get $s1) (f32x4.mul (local.get $v) (v128.load offset=16 (local.get $pb)))))
          (local.set $s2 (f32x4.add (local.get $s2) (f32x4.mul (local.get $v) (v128.load offset=32 (local.get $pb)))))
          (local.set $s3 (f32x4.add (local.get $s3) (f32x4.mul (local.get $v) (v128.load offset=48 (local.get $pb)))))
          (local.set $pa (i32.add (local.get $pa) (i32.const 4)))
          (local.set $pb (i32.add (local.get $pb) (local.get $row)))
          (br_if $sum (local.tee $p (i32.sub (local.get $p) (i32.const 1)))))
        (v128.store (local.get $pc) (local.get $s0)) (v128.store offset=16 (local.get $pc) (local.get $s1))
        (v128.store offset=32 (local.get $pc) (local.get $s2)) (v128.store offset=48 (local.get $pc) (local.get $s3))
        (local.set $pc (i32.add (local.get $pc) (local.get $row)))
        (br_if $rows (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (local.get $m))))
      (br_if $columns (i32.lt_u (local.tee $j (i32.add (local.get $j) (i32.const ${STRIP}))) (local.get $n))))))`

type Multiply = (a: number, b: number, c: number, m: number, k: number, n: number) => void

let kernel: { memory: WebAssembly.Memory; multiply: Multiply } | null = null

export async function prepareProduct(): Promise<void> {
  if (kernel) return
  const { buffer } = (await wabt()).parseWat('product.wat', SOURCE, { simd: true }).toBinary({})
  const { instance } = await WebAssembly.instantiate(Uint8Array.from(buffer))
  kernel = instance.exports as unknown as NonNullable<typeof kernel>
}

/** [m × k] × [k × n] → [m × n], row by row. The result is valid until the next call. `prepareProduct` comes first. */
export function multiply(a: Float32Array, b: Float32Array, m: number, k: number, n: number): Float32Array {
  if (!kernel) throw new Error('prepareProduct has not been called.')
  const wide = Math.ceil(n / STRIP) * STRIP
  const [sizeA, sizeB, sizeC] = [m * k, k * wide, m * wide]
  const bytes = 4 * (sizeA + sizeB + sizeC) + 64
  if (kernel.memory.buffer.byteLength < bytes)
    kernel.memory.grow(Math.ceil((bytes - kernel.memory.buffer.byteLength) / PAGE))
  const memory = new Float32Array(kernel.memory.buffer)
  memory.set(a.subarray(0, sizeA), 0)
  if (wide === n) memory.set(b.subarray(0, sizeB), sizeA)
  else
    for (let i = 0; i < k; i++) {
      memory.set(b.subarray(i * n, (i + 1) * n), sizeA + i * wide)
      memory.fill(0, sizeA + i * wide + n, sizeA + (i + 1) * wide)
    }
  kernel.multiply(0, 4 * sizeA, 4 * (sizeA + sizeB), m, k, wide)
  const from = sizeA + sizeB
  if (wide === n) return memory.subarray(from, from + sizeC)
  const product = new Float32Array(m * n)
  for (let i = 0; i < m; i++) product.set(memory.subarray(from + i * wide, from + i * wide + n), i * n)
  return product
}
